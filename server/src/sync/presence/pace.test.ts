import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { PresencePace } from "./pace.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const entry = (number: number) => new Uint8Array([number]);

test("what comes at the speed of a hand is shown at once", () => {
  const shown: number[] = [];
  const pace = new PresencePace(([number = 0]) => shown.push(number));
  for (let number = 0; number < 50; number++) {
    pace.give(entry(number));
    vi.advanceTimersByTime(101);
  }
  expect(shown).toEqual(Array.from({ length: 50 }, (_, number) => number));
});

test("of a flood ten a second are shown, and the last one in the end", () => {
  const shown: number[] = [];
  const pace = new PresencePace(([number = 0]) => shown.push(number));
  for (let number = 0; number < 200; number++) {
    pace.give(entry(number));
    vi.advanceTimersByTime(10);
  }
  expect(shown.length).toBeGreaterThan(25);
  expect(shown.length).toBeLessThan(32);
  vi.advanceTimersByTime(101);
  expect(shown.at(-1)).toBe(199);
});

test("what was cleared is not shown any more", () => {
  const shown: number[] = [];
  const pace = new PresencePace(([number = 0]) => shown.push(number));
  for (let number = 0; number < 20; number++) pace.give(entry(number));
  pace.clear();
  vi.advanceTimersByTime(1_000);
  expect(shown).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});
