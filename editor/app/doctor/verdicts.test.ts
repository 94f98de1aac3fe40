import { expect, test } from "vitest";
import { clockSkew, isHeldBack } from "./verdicts.ts";

test("frames at their own pace were not held back, also on a line that is not steady", () => {
  expect(isHeldBack([0, 200, 400, 600, 800], 200)).toBe(false);
  expect(isHeldBack([40, 210, 520, 610, 830], 200)).toBe(false);
});

test("frames that come in together, or in two lots, were held back", () => {
  expect(isHeldBack([2_000, 2_000, 2_001, 2_001, 2_001], 200)).toBe(true);
  expect(isHeldBack([100, 100, 2_100, 2_100, 2_101], 200)).toBe(true);
});

test("a clock is only said to be wrong when the way there and back cannot explain it", () => {
  expect(clockSkew([{ sentAt: 1_000, receivedAt: 1_100, serverTime: 1_095 }])).toBe(0);
  expect(clockSkew([{ sentAt: 1_000, receivedAt: 1_100, serverTime: 61_050 }])).toBe(60_000);
  expect(clockSkew([{ sentAt: 100_000, receivedAt: 100_020, serverTime: 40_010 }])).toBe(-60_000);
});

test("the fastest round trip tells most", () => {
  const slow = { sentAt: 0, receivedAt: 10_000, serverTime: 9_000 };
  const fast = { sentAt: 20_000, receivedAt: 20_010, serverTime: 23_005 };
  expect(clockSkew([slow, fast])).toBe(3_000);
});
