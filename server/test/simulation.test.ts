import type * as Zlib from "node:zlib";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { World } from "./simulation/world.ts";

const runs = process.env["TEST_LONG"] ? 50_000 : 1_000;
const elsewhere = vi.hoisted((): (() => void)[] => []);

// Compression has threads of its own; when they are done is for the schedule to say.
vi.mock("node:zlib", async (original) => {
  const zlib = await original<typeof Zlib>();
  return {
    ...zlib,
    deflateRaw: (bytes: Uint8Array, done: (error: null, result: Buffer) => void) =>
      elsewhere.push(() => done(null, zlib.deflateRawSync(bytes))),
    inflateRaw: (bytes: Uint8Array, ...rest: unknown[]) => {
      const done = rest.pop() as (error: null, result: Buffer) => void;
      queueMicrotask(() => done(null, zlib.inflateRawSync(bytes)));
    },
  };
});

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

test("in whatever order things happen, nothing is shown or acknowledged before the disk has it, and all agree in the end", async () => {
  const schedules = fc.tuple(fc.integer({ min: 2, max: 4 }), fc.array(fc.nat(), { minLength: 40, maxLength: 200 }));
  await fc.assert(
    fc.asyncProperty(schedules, async ([people, choices]) => {
      const world = new World(people, elsewhere);
      await world.start();
      for (const choice of choices) await world.step(choice);
      await world.settle();
      expect(world.broken).toEqual([]);
    }),
    { numRuns: runs },
  );
});
