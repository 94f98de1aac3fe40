import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { IdleDocuments } from "./idle-documents.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const kilobyte = 1024;

function idleDocuments() {
  const over: string[] = [];
  const idle = new IdleDocuments<string>({ idleMs: 1_000, idleBytes: 100 * kilobyte }, (document) =>
    over.push(document),
  );
  return { idle, over };
}

test("a document stays for a while and then goes", () => {
  const { idle, over } = idleDocuments();
  idle.add("notes", 10);
  vi.advanceTimersByTime(999);
  expect([idle.has("notes"), over]).toEqual([true, []]);
  vi.advanceTimersByTime(1);
  expect([idle.has("notes"), over]).toEqual([false, ["notes"]]);
});

test("one that somebody comes back to does not go", () => {
  const { idle, over } = idleDocuments();
  idle.add("notes", 10);
  idle.remove("notes");
  vi.advanceTimersByTime(10_000);
  expect(over).toEqual([]);
});

test("above the budget the longest idle goes, and one that is too large at once", () => {
  const { idle, over } = idleDocuments();
  idle.add("first", 40 * kilobyte);
  idle.add("second", 40 * kilobyte);
  idle.add("third", 40 * kilobyte);
  expect(over).toEqual(["first"]);
  idle.add("huge", 200 * kilobyte);
  expect(over).toEqual(["first", "second", "third", "huge"]);
  expect(idle.has("huge")).toBe(false);
});

test("small documents count, too, and what has gone does not", () => {
  const { idle, over } = idleDocuments();
  for (let round = 0; round < 3; round++) {
    for (let index = 0; index < 6; index++) idle.add(`${round}.${index}`, 0);
    expect(over).toEqual([]);
    idle.add("one too many", 16 * kilobyte);
    expect(over.splice(0)).toEqual([`${round}.0`]);
    idle.clear();
    expect(over.splice(0)).toHaveLength(6);
  }
});
