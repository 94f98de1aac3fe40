import fc from "fast-check";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { Room, users } from "../../test/room.ts";
import { firstOf, type LogRecord } from "../storage/document-log.ts";
import { replay } from "../storage/snapshot-builder.ts";
import { Authorship } from "./authorship.ts";
import { authorsOf } from "./authors.ts";
import { SessionList } from "./sessions.ts";
import { Thinning } from "./thinning.ts";

const numRuns = process.env["TEST_LONG"] ? 3_000 : 60;
const hour = 3_600_000;

const step = fc.record({
  type: fc.constantFrom(...(["types", "types", "deletes", "formats", "syncs", "syncs", "waits"] as const)),
  person: fc.integer({ min: 0, max: users.length - 1 }),
  at: fc.nat(1_000),
  length: fc.integer({ min: 1, max: 24 }),
});

test("of each hour one moment is kept, and the named ones, and nothing else that was known is lost", () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 10, maxLength: 120 }), fc.nat(7), (steps, named) => {
      const room = new Room();
      for (const { type, person, at, length } of steps) room[type](person, at, length);
      users.forEach((_, person) => room.syncs(person));
      const { records } = room;
      const kept = new Set(records.filter(({ sequence }) => sequence % 8 === named).map(({ sequence }) => sequence));
      const thinned = thin(records, kept);

      const hours = new Set(records.map(({ time }) => Math.floor(time / hour)));
      expect(thinned.length).toBeLessThanOrEqual(hours.size + kept.size);
      const ends = thinned.map(({ sequence }) => sequence);
      expect(ends).toEqual(expect.arrayContaining([...kept]));
      expect(thinned.map(firstOf)).toEqual(thinned.length > 0 ? [1, ...ends.slice(0, -1).map((end) => end + 1)] : []);

      for (const end of ends) {
        const was = stateOf(records.filter(({ sequence }) => sequence <= end));
        const is = stateOf(thinned.filter(({ sequence }) => sequence <= end));
        expect(Y.equalSnapshots(Y.snapshot(is), Y.snapshot(was))).toBe(true);
        expect(authorsIn(is, thinned)).toEqual(authorsIn(was, records));
        expect(textsOf(is)).toEqual(textsOf(was));
      }
      expect(sessionsOf(thinned)).toEqual(sessionsOf(records));
      expect(thin(thinned, kept)).toEqual(thinned);
    }),
    { numRuns },
  );
});

test("what was thinned can be thinned further when a moment need not stay", () => {
  const room = new Room();
  for (let typed = 0; typed < 6; typed++) {
    room.types(0, 0, 2);
    room.syncs(0);
  }
  const once = thin(room.records, new Set([3]));
  expect(once.map(({ sequence }) => sequence)).toEqual([3, 6]);
  const twice = thin(once, new Set());
  expect(twice.map((record) => [firstOf(record), record.sequence])).toEqual([[1, 6]]);
  expect(sessionsOf(twice)).toEqual(sessionsOf(room.records));
  expect(authorsIn(stateOf(twice), twice)).toEqual(authorsIn(stateOf(twice), room.records));
});

test("a history with a gap is not thinned", () => {
  const room = new Room();
  for (let typed = 0; typed < 3; typed++) {
    room.types(0, 0, 2);
    room.syncs(0);
  }
  expect(() => thin(room.records.slice(1), new Set())).toThrow("differs");
});

function thin(records: readonly LogRecord[], kept: ReadonlySet<number>): LogRecord[] {
  const thinning = new Thinning(kept);
  for (const record of records) thinning.take([record]);
  return thinning.finish();
}

function stateOf(records: readonly LogRecord[]): Y.Doc {
  return replay(records.map(({ update }) => update));
}

function authorsIn(document: Y.Doc, records: readonly LogRecord[]) {
  const authorship = new Authorship();
  authorship.take(records);
  return authorsOf(document, authorship);
}

function textsOf(document: Y.Doc) {
  return [document.getText("title").toDelta() as unknown, document.getXmlFragment("content").toString()];
}

function sessionsOf(records: readonly LogRecord[]) {
  const list = new SessionList(1_000);
  list.take(records);
  return list.finish();
}
