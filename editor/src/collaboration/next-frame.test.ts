import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { NextFrame } from "./next-frame.ts";

let done: number;
let next: NextFrame;
let frames: Map<number, () => void>;

function drawFrame() {
  const due = [...frames.values()];
  frames.clear();
  for (const work of due) work();
}

beforeEach(() => {
  vi.useFakeTimers();
  frames = new Map();
  let last = 0;
  vi.stubGlobal("requestAnimationFrame", (work: () => void) => {
    frames.set(++last, work);
    return last;
  });
  vi.stubGlobal("cancelAnimationFrame", (frame: number) => frames.delete(frame));
  done = 0;
  next = new NextFrame(() => (done += 1));
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("what is asked for many times is done once, before the next frame", () => {
  for (let times = 0; times < 5; times += 1) next.ask();
  expect(done).toBe(0);
  drawFrame();
  expect(done).toBe(1);
  vi.advanceTimersByTime(1_000);
  expect(done).toBe(1);
  next.ask();
  drawFrame();
  expect(done).toBe(2);
});

test("what was asked for can be had at once, and nothing is done that was not asked for", () => {
  next.now();
  expect(done).toBe(0);
  next.ask();
  next.now();
  expect(done).toBe(1);
  vi.advanceTimersByTime(1_000);
  expect(done).toBe(1);
});

test("it does not wait for the frames of a page that nobody looks at", () => {
  next.ask();
  vi.advanceTimersByTime(1_000);
  expect(done).toBe(1);
  drawFrame();
  expect(done).toBe(1);
});

test("after a frame that took long it rests twice as long", () => {
  next = new NextFrame(() => {
    done += 1;
    vi.advanceTimersByTime(40);
  });
  next.ask();
  drawFrame();
  vi.advanceTimersToNextTimer();
  next.ask();
  vi.advanceTimersByTime(79);
  drawFrame();
  expect(done).toBe(1);
  vi.advanceTimersByTime(1);
  drawFrame();
  expect(done).toBe(2);
});
