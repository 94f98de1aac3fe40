import { expect, test } from "vitest";
import { planWaves } from "./waves.ts";

test.each([
  [0, 5_000, 1],
  [100, 5_000, 1],
  [1_000, 5_000, 10],
  [2_000, 5_000, 20],
  [10_000, 5_000, 50],
  [10_000, 500, 5],
  [10_000, 0, 1],
])("%i sockets within %i ms leave in %i waves", (count, withinMs, waves) => {
  const { size, pauseMs } = planWaves(count, withinMs);
  expect(Math.max(1, Math.ceil(count / size))).toBe(waves);
  expect((Math.ceil(count / size) - 1) * pauseMs).toBeLessThanOrEqual(withinMs);
});
