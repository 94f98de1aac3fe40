import { expect, test } from "vitest";
import * as Y from "yjs";
import type { Damage, LogRecord } from "../storage/document-log.ts";
import { Fold } from "./fold.ts";

function typed(words: string): LogRecord[] {
  const records: LogRecord[] = [];
  const source = new Y.Doc();
  source.on("update", (update: Uint8Array) => {
    records.push({ sequence: records.length + 1, time: 0, by: { user: "" }, update });
  });
  for (const letter of words) source.getText("content").insert(source.getText("content").length, letter);
  return records;
}

test("records in any batches make the document", () => {
  const records = typed("woven");
  const fold = new Fold(undefined, []);
  for (const batch of [records.slice(0, 1), records.slice(1, 4), records.slice(4)]) fold.take(batch);
  expect(fold.document.getText("content").toString()).toBe("woven");
});

test("a record that cannot be applied costs itself and is named", () => {
  const records = typed("woven");
  const broken = { ...records[0], sequence: 6, update: new Uint8Array([1, 1, 255]) } as LogRecord;
  const damage: Damage[] = [];
  const fold = new Fold(undefined, damage);
  fold.take(records.slice(0, 2));
  fold.take([broken, ...records.slice(2)]);
  expect(fold.document.getText("content").toString()).toBe("woven");
  expect(damage).toEqual([{ type: "unreadable-record", at: 6 }]);
});
