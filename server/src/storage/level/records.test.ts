import { expect, test } from "vitest";
import type { LogRecord } from "../document-log.ts";
import { decodeRecords, encodeRecords } from "./records.ts";

const ann = { user: "ann" };
const update = (letter: number) => Uint8Array.of(letter);

test("updates of one commit come back with the numbers up to the last", () => {
  const records: LogRecord[] = [
    { sequence: 7, time: 1_000, by: ann, update: update(1) },
    { sequence: 8, time: 2_000, by: { user: "" }, update: update(2) },
  ];
  expect(decodeRecords(8, encodeRecords(records))).toEqual(records);
});

test("merged updates come back with what they cover", () => {
  const records: LogRecord[] = [
    { sequence: 1, time: 1_000, by: ann, update: update(1) },
    {
      sequence: 9,
      time: 2_000,
      by: ann,
      update: update(2),
      merged: { from: 2, edits: [], written: [{ client: 1, clock: 0, length: 2, user: "bob", time: 0 }] },
    },
    { sequence: 10, time: 3_000, by: { user: "" }, update: update(3) },
  ];
  expect(decodeRecords(10, encodeRecords(records))).toEqual(records);
});

test("what the first version of Weft wrote is read", () => {
  const written = Uint8Array.of(2, 5, 3, 97, 110, 110, 1, 1, 6, 0, 1, 2);
  expect(decodeRecords(4, written)).toEqual([
    { sequence: 3, time: 5, by: ann, update: update(1) },
    { sequence: 4, time: 6, by: { user: "" }, update: update(2) },
  ]);
});
