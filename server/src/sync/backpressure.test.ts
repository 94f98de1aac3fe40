import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Pace } from "./backpressure.ts";

const limits = { presenceBytes: 10, contentBytes: 100, closeBytes: 1_000, progressMs: 1_000, progressBytes: 50 };

let stream: { writableLength: number };
let onTooSlow: ReturnType<typeof vi.fn<() => void>>;
let pace: Pace;

function send(bytes: number) {
  stream.writableLength += bytes;
  pace.sent(bytes);
}

beforeEach(() => {
  vi.useFakeTimers();
  stream = { writableLength: 0 };
  onTooSlow = vi.fn<() => void>();
  pace = new Pace(limits, stream, onTooSlow);
});

afterEach(() => {
  vi.useRealTimers();
});

test("a reader that falls behind loses presence first, then content", () => {
  send(10);
  expect([pace.isTooSlowForPresence, pace.isTooSlowForContent]).toEqual([false, false]);
  send(1);
  expect([pace.isTooSlowForPresence, pace.isTooSlowForContent]).toEqual([true, false]);
  send(90);
  expect([pace.isTooSlowForPresence, pace.isTooSlowForContent]).toEqual([true, true]);
});

test("one answer may be larger than what closes a reader, a second may not", () => {
  send(5_000);
  expect(onTooSlow).not.toHaveBeenCalled();
  send(1_001);
  expect(onTooSlow).toHaveBeenCalled();
});

test("a reader that is behind and does not read is closed", () => {
  send(500);
  expect(pace.isTooSlowForContent).toBe(true);
  vi.advanceTimersByTime(10_000);
  expect(onTooSlow).toHaveBeenCalled();
});

test("a reader of one large message is not closed while it could still be on its way", () => {
  send(5_000);
  expect(pace.isTooSlowForContent).toBe(true);
  vi.advanceTimersByTime(99_000);
  expect(onTooSlow).not.toHaveBeenCalled();
  stream.writableLength = 0;
  vi.advanceTimersByTime(1_000);
  expect(onTooSlow).not.toHaveBeenCalled();
});

test("a reader that is behind but reads is not closed", () => {
  send(500);
  expect(pace.isTooSlowForContent).toBe(true);
  stream.writableLength -= 50;
  vi.advanceTimersByTime(10_000);
  expect(onTooSlow).not.toHaveBeenCalled();
  vi.advanceTimersByTime(9_000);
  expect(onTooSlow).toHaveBeenCalled();
});
