import { expect, test } from "vitest";
import * as Y from "yjs";
import type { LogRecord } from "../storage/document-log.ts";
import { SessionList } from "./sessions.ts";

const minute = 60_000;

/** People who edit one document, each from a replica of their own. */
class Desk {
  readonly records: LogRecord[] = [];
  readonly #document = new Y.Doc();
  #time = 0;

  at(time: number): this {
    this.#time = time;
    return this;
  }

  edits(user: string, edit: (text: Y.Text) => void): this {
    const replica = new Y.Doc();
    Y.applyUpdate(replica, Y.encodeStateAsUpdate(this.#document));
    replica.on("update", (update: Uint8Array) => {
      this.records.push({ sequence: this.records.length + 1, time: this.#time, by: { user }, update });
      Y.applyUpdate(this.#document, update);
    });
    edit(replica.getText("content"));
    return this;
  }

  sessions(limit = 10, before?: number) {
    const list = new SessionList(limit, before);
    list.take(this.records);
    return list.finish();
  }
}

test("a session ends with a pause of more than five minutes", () => {
  const desk = new Desk();
  for (const time of [0, 5, 10.5]) desk.at(time * minute).edits("ann", (text) => text.insert(0, "word"));
  expect(desk.sessions().sessions).toEqual([
    {
      user: "ann",
      from: 10.5 * minute,
      to: 10.5 * minute,
      firstSequence: 3,
      lastSequence: 3,
      updates: 1,
      inserted: 4,
      deleted: 0,
    },
    { user: "ann", from: 0, to: 5 * minute, firstSequence: 1, lastSequence: 2, updates: 2, inserted: 8, deleted: 0 },
  ]);
});

test("people who write at once have a session each", () => {
  const desk = new Desk();
  for (let round = 0; round < 10; round++) {
    desk.at(round * minute).edits(round % 2 === 0 ? "ann" : "bob", (text) => text.insert(0, "ab"));
  }
  expect(desk.sessions().sessions).toMatchObject([
    { user: "bob", from: minute, to: 9 * minute, firstSequence: 2, lastSequence: 10, updates: 5, inserted: 10 },
    { user: "ann", from: 0, to: 8 * minute, firstSequence: 1, lastSequence: 9, updates: 5, inserted: 10 },
  ]);
});

test("characters are counted, and not what else is in an update", () => {
  const desk = new Desk()
    .edits("ann", (text) => text.insert(0, "a bold word"))
    .edits("bob", (text) => text.format(2, 4, { bold: true }))
    .edits("bob", (text) => text.delete(0, 7))
    .edits("cid", (text) => text.applyDelta([{ insert: { image: "a.png" } }, { insert: "👋" }]));
  expect(desk.sessions().sessions).toMatchObject([
    { user: "cid", inserted: 2, deleted: 0 },
    { user: "bob", inserted: 0, deleted: 7, updates: 2 },
    { user: "ann", inserted: 11, deleted: 0 },
  ]);
});

test("pages follow on one another until the first session", () => {
  const desk = new Desk();
  for (let hour = 0; hour < 25; hour++) desk.at(hour * 60 * minute).edits("ann", (text) => text.insert(0, "word"));
  const seen: number[] = [];
  for (let before: number | undefined; ;) {
    const { sessions, next } = desk.sessions(4, before);
    seen.push(...sessions.map(({ firstSequence }) => firstSequence));
    expect(sessions.length).toBe(next === null ? 1 : 4);
    if (next === null) break;
    before = next;
  }
  expect(seen).toEqual(Array.from({ length: 25 }, (_, index) => 25 - index));
});
