import fc from "fast-check";

/** Somebody does something, or something reaches somebody. What it is follows from the numbers. */
export type Step = readonly [who: number, what: number, seed: number];

export function histories(maxLength: number): fc.Arbitrary<Step[]> {
  const step = fc.tuple(fc.nat(59), fc.nat(99), fc.nat(2 ** 31 - 1));
  return fc.array(step, { minLength: 1, maxLength, size: "max" });
}

export const isLong = Boolean(process.env["TEST_LONG"]);

interface Extent {
  numRuns: number;
  seed?: number;
  interruptAfterTimeLimit?: number;
  markInterruptAsFailure?: false;
}

/**
 * How many histories to go through. By default few, the same ones each time, and less on a slow machine: they hold what is
 * known. `npm run test:long` looks for more, with another seed each time.
 */
export function runs(short: number, long: number): Extent {
  if (isLong) return { numRuns: long };
  return { numRuns: short * 4, seed: 15, interruptAfterTimeLimit: 10_000, markInterruptAsFailure: false };
}
