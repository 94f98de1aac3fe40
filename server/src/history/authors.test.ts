import fc from "fast-check";
import { expect, test } from "vitest";
import * as Y from "yjs";
import type { LogRecord } from "../storage/document-log.ts";
import { Room, users } from "../../test/room.ts";
import { Authorship } from "./authorship.ts";
import { authorsOf } from "./authors.ts";

const numRuns = process.env["TEST_LONG"] ? 5_000 : 100;
const minute = 60_000;

const step = fc.record({
  type: fc.constantFrom(
    "types" as const,
    "types" as const,
    "deletes" as const,
    "formats" as const,
    "syncs" as const,
    "waits" as const,
  ),
  person: fc.integer({ min: 0, max: users.length - 1 }),
  at: fc.nat(1_000),
  length: fc.integer({ min: 1, max: 6 }),
});

test("each visible character is attributed to who typed it, and nothing else is", () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 5, maxLength: 60 }), (steps) => {
      const room = new Room();
      for (const { type, person, at, length } of steps) room[type](person, at, length);
      users.forEach((_, person) => room.syncs(person));

      const document = room.restored();
      const texts = authorsOf(document, authorshipOf(room.records));
      let told = 0;
      for (const { path, runs } of texts) {
        const authors = runs.flatMap(({ length, user }) => Array.from({ length }, () => user));
        const characters = plain(textAt(document, path));
        expect(authors).toEqual([...characters].map((character) => room.oracle.get(character)));
        told += characters.length;
      }
      expect(told).toBe(allTexts(document).reduce((sum, text) => sum + plain(text).length, 0));
    }),
    { numRuns },
  );
});

test("a run is what one user wrote in one minute, and what the history does not know has nobody", () => {
  const document = new Y.Doc();
  const records: LogRecord[] = [];
  const type = (user: string, time: number, words: string) => {
    const sequence = records.length + 1;
    document.once("update", (update: Uint8Array) => records.push({ sequence, time, by: { user }, update }));
    document.getText("title").insert(document.getText("title").length, words);
  };
  type("lost", 0, "?");
  for (const letter of "one") type("ann", minute, letter);
  for (const letter of "two") type("ann", 2 * minute + 59_999, letter);
  type("", 2 * minute, "!");
  document.getText("title").insertEmbed(0, { image: "a.png" });
  expect(authorsOf(document, authorshipOf(records.slice(1)))).toEqual([
    {
      path: ["title"],
      runs: [
        { length: 1, user: null, time: null },
        { length: 3, user: "ann", time: minute },
        { length: 3, user: "ann", time: 2 * minute },
        { length: 1, user: "", time: 2 * minute },
      ],
    },
  ]);
});

test("a text is found by its path through maps and lists", () => {
  const document = new Y.Doc();
  const list = new Y.Array<unknown>();
  document.getMap("data").set("list", list);
  list.insert(0, ["one", 2, new Y.Text("three")]);
  list.delete(0);
  expect(authorsOf(document, new Authorship()).map(({ path }) => path)).toEqual([["data", "list", 1]]);
});

test("what is nested deeper than a stack is answered", () => {
  const document = new Y.Doc();
  let inner = document.getArray<unknown>("data");
  document.transact(() => {
    for (let depth = 0; depth < 20_000; depth++) {
      const next = new Y.Array<unknown>();
      inner.insert(0, [next]);
      inner = next;
    }
    inner.insert(0, [new Y.Text("deep")]);
  });
  expect(authorsOf(document, new Authorship())[0]?.path.length).toBe(20_002);
});

function authorshipOf(records: readonly LogRecord[]): Authorship {
  const authorship = new Authorship();
  authorship.take(records);
  return authorship;
}

function textAt(document: Y.Doc, [root, ...keys]: (string | number)[]): Y.Text {
  if (root === "title") return document.getText("title");
  const [paragraph = 0, text = 0] = keys as number[];
  return (document.getXmlFragment("content").get(paragraph) as Y.XmlElement).get(text) as Y.XmlText;
}

function allTexts(document: Y.Doc): Y.Text[] {
  const paragraphs = document.getXmlFragment("content").toArray() as Y.XmlElement[];
  return [document.getText("title"), ...paragraphs.map((paragraph) => paragraph.get(0) as Y.XmlText)];
}

function plain(text: Y.Text): string {
  const parts: { insert?: unknown }[] = text.toDelta();
  return parts.map(({ insert }) => (typeof insert === "string" ? insert : "")).join("");
}
