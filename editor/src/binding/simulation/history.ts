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
  interruptAfterTimeLimit?: number;
  markInterruptAsFailure?: false;
}

/** How many histories to go through: few by default, and less on a slow machine; `long` by `npm run test:long`. */
export function runs(short: number, long: number): Extent {
  if (isLong) return { numRuns: long };
  return { numRuns: short, interruptAfterTimeLimit: 10_000, markInterruptAsFailure: false };
}
