import { expect, test } from "vitest";
import { isCompactionDue, isCompactionDueOnLeaving, sizeOf } from "./compaction.ts";

const megabyte = 1024 * 1024;

test("a document is written anew when its log is as large as it is", () => {
  const size = (logBytes: number) => ({ updates: 5_000, logBytes, snapshotBytes: megabyte });
  expect([isCompactionDue(size(megabyte - 1)), isCompactionDue(size(megabyte))]).toEqual([false, true]);
  expect(isCompactionDue({ updates: 999, logBytes: megabyte, snapshotBytes: 0 })).toBe(false);
});

test("a little written in a long document does not write it anew, also when everybody has left", () => {
  const thousandLetters = { updates: 1_000, logBytes: 60_000, snapshotBytes: megabyte };
  expect([isCompactionDue(thousandLetters), isCompactionDueOnLeaving(thousandLetters)]).toEqual([false, false]);
});

test("an update that brought the whole document is as good as a snapshot", () => {
  const record = (bytes: number) => ({ sequence: 1, time: 0, by: { user: "" }, update: new Uint8Array(bytes) });
  const letters = Array.from({ length: 1_000 }, () => record(20));
  const size = sizeOf({ snapshot: undefined, records: [record(megabyte), ...letters] });
  expect([isCompactionDue(size), isCompactionDueOnLeaving(size)]).toEqual([false, false]);
  expect(isCompactionDueOnLeaving(sizeOf({ snapshot: undefined, records: letters }))).toBe(true);
});

test("a log that takes long to load is folded when everybody has left", () => {
  expect(isCompactionDueOnLeaving({ updates: 250, logBytes: 20_000, snapshotBytes: 40_000 })).toBe(true);
  expect(isCompactionDueOnLeaving({ updates: 10_000, logBytes: 600_000, snapshotBytes: 10 * megabyte })).toBe(true);
});
