import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { sampleReport } from "./sample-report.ts";

let lines: [event: string, fields?: Record<string, unknown>][] = [];

beforeEach(() => {
  lines = [];
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

test("a flood of one event is a few lines and a count, and hides no other event", () => {
  const report = sampleReport((...line) => lines.push(line), 3);
  for (let at = 0; at < 1_000; at++) report("frame-failed", { at });
  report("storage-failing");
  expect(lines).toEqual([
    ["frame-failed", { at: 0 }],
    ["frame-failed", { at: 1 }],
    ["frame-failed", { at: 2 }],
    ["storage-failing", undefined],
  ]);
  vi.advanceTimersByTime(1_000);
  expect(lines.slice(4)).toEqual([["frame-failed", { leftOut: 997 }]]);
  report("frame-failed", { at: 1_000 });
  expect(lines.at(-1)).toEqual(["frame-failed", { at: 1_000 }]);
});

test("nothing is said of a second in which nothing was left out", () => {
  const report = sampleReport((...line) => lines.push(line), 3);
  report("frame-failed");
  vi.advanceTimersByTime(5_000);
  expect(lines).toHaveLength(1);
  expect(vi.getTimerCount()).toBe(0);
});

test("every damaged document is said, however many there are", () => {
  const report = sampleReport((...line) => lines.push(line), 1);
  for (let at = 0; at < 100; at++) {
    report("document-damaged", { documentId: `book-${at}` });
    report("document-damaged", { documentId: `book-${at}` });
  }
  expect(lines).toHaveLength(100);
});
