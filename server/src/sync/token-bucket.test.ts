import fc from "fast-check";
import { expect, test } from "vitest";
import { TokenBucket } from "./token-bucket.ts";

test("a burst passes, and after it as much as time brings", () => {
  const bucket = new TokenBucket({ perSecond: 10, burst: 100 });
  expect(bucket.take(100, 0)).toBe(0);
  expect(bucket.take(5, 0)).toBe(500);
  expect(bucket.take(0, 500)).toBe(0);
  expect(bucket.take(1, 500)).toBe(100);
});

test("a rest fills it up to the burst and no further", () => {
  const bucket = new TokenBucket({ perSecond: 10, burst: 100 });
  bucket.take(100, 0);
  expect([bucket.isEmpty(0), bucket.isFull(9_999), bucket.isFull(10_000)]).toEqual([true, false, true]);
  expect(bucket.take(100, 1_000_000)).toBe(0);
  expect(bucket.take(1, 1_000_000)).toBeGreaterThan(0);
});

test("who waits as told never gets more than the burst and the rate", () => {
  const takes = fc.array(
    fc.record({ amount: fc.integer({ min: 1, max: 300 }), rest: fc.integer({ max: 5_000, min: 0 }) }),
  );
  fc.assert(
    fc.property(takes, (steps) => {
      const bucket = new TokenBucket({ perSecond: 50, burst: 200 });
      let now = 0;
      let taken = 0;
      for (const { amount, rest } of steps) {
        now += rest;
        // What comes in one piece is taken whole, so the last piece may go beyond.
        expect(taken).toBeLessThanOrEqual(200 + (now / 1_000) * 50 + 1e-6);
        taken += amount;
        now += bucket.take(amount, now);
      }
    }),
    { numRuns: process.env["TEST_LONG"] ? 100_000 : 500 },
  );
});
