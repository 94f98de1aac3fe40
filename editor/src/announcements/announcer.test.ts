import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Announcer } from "./announcer.ts";

let said: string[];
let announcer: Announcer;

beforeEach(() => {
  vi.useFakeTimers();
  said = [];
  announcer = new Announcer((text) => said.push(text));
});

afterEach(() => vi.useRealTimers());

test("what happens at once is said at once, and of each subject the latest", () => {
  announcer.tell("people", () => "Ann came.");
  announcer.tell("saving", () => "Offline.");
  announcer.tell("people", () => "Ann and Bob came.");
  expect(said).toEqual([]);
  vi.advanceTimersByTime(1_000);
  expect(said).toEqual(["Ann and Bob came. Offline."]);
});

test("there is a pause between two sentences, however much happens", () => {
  for (let second = 0; second < 20; second += 1) {
    announcer.tell("edits", () => `Edit ${second}.`);
    vi.advanceTimersByTime(1_000);
  }
  expect(said.length).toBeLessThanOrEqual(4);
  expect(said.length).toBeGreaterThan(2);
});

test("what is over when it would be said is not said", () => {
  let isOffline = true;
  announcer.tell("saving", () => (isOffline ? "Offline." : undefined));
  isOffline = false;
  vi.advanceTimersByTime(10_000);
  expect(said).toEqual([]);
});

test("nothing is said when nobody wants to hear it any more", () => {
  announcer.tell("people", () => "Ann came.");
  announcer.stop();
  vi.advanceTimersByTime(10_000);
  expect(said).toEqual([]);
});
