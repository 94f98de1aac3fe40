import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import { askHere } from "../../test/ask-here.ts";
import type { AuthorList, SessionList } from "../api.ts";
import type { DocumentId } from "../documents/document-id.ts";
import type { LogWriter } from "../storage/document-log.ts";
import { createCommitQueue } from "../storage/level/commit-queue.ts";
import { type Database, openDatabase } from "../storage/level/database.ts";
import { createLevelDocumentLog } from "../storage/level/document-log.ts";
import { hashDocument, sequenceKey } from "../storage/level/keys.ts";
import { buildSnapshot } from "../storage/snapshot-builder.ts";
import { createDocumentHistory, type DocumentHistory } from "./document-history.ts";
import type { Moment } from "./moment.ts";

const notes = "notes" as DocumentId;
const minute = 60_000;
const now: Moment = { type: "time", time: Number.POSITIVE_INFINITY };

let folder: string;
let database: Database;
let history: DocumentHistory;
let compact: () => Promise<void>;
let writer: LogWriter;
let clock = 0;
const texts = ["", "we", "weft", "the weft", "the weft!", "weft!", "the weft"];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "weft-history-"));
  database = await openDatabase(folder);
  const log = await createLevelDocumentLog(database, createCommitQueue(database), {
    buildSnapshot,
    onCompactionFailed(_, error) {
      throw error;
    },
    now: () => clock,
  });
  history = createDocumentHistory(log, askHere);
  compact = () => log.compact(notes);
  ({ writer } = await log.open(notes));

  const source = new Y.Doc();
  let user = "";
  source.on("update", (update: Uint8Array) => writer.append(update, { user }));
  const text = source.getText("title");
  const edits: [string, number, () => void][] = [
    ["ann", 1, () => text.insert(0, "we")],
    ["ann", 2, () => text.insert(2, "ft")],
    ["bob", 3, () => text.insert(0, "the ")],
    ["bob", 20, () => text.insert(8, "!")],
    ["ann", 4, () => text.delete(0, 4)],
    ["", 22, () => text.applyDelta([{ insert: "the " }, { retain: 4 }, { delete: 1 }])],
  ];
  for (const [author, time, edit] of edits) {
    user = author;
    clock = time * minute;
    edit();
    await writer.settled();
  }
});

afterEach(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});

async function textAt(moment: Moment): Promise<string> {
  const { body } = await history.past(notes, moment, "state");
  const document = new Y.Doc();
  Y.applyUpdate(document, body);
  return document.getText("title").toString();
}

async function allTexts(): Promise<string[]> {
  const found: string[] = [];
  for (let sequence = 0; sequence < texts.length; sequence++) found.push(await textAt({ type: "sequence", sequence }));
  return found;
}

test("each moment is what was there, before and after compactions", async () => {
  expect(await allTexts()).toEqual(texts);
  await compact();
  expect(await allTexts()).toEqual(texts);
  writer.append(new Uint8Array([0, 0]), { user: "ann" });
  await writer.settled();
  await compact();
  expect(await allTexts()).toEqual(texts);
});

test("a time is a moment, and a clock that went back changes no order", async () => {
  const at = (minutes: number) => textAt({ type: "time", time: minutes * minute });
  expect(await at(0)).toBe("");
  expect(await at(2.5)).toBe("weft");
  expect(await at(4)).toBe("the weft");
  expect(await at(20)).toBe("weft!");
  expect(await textAt(now)).toBe("the weft");
  const { sequence, time } = await history.past(notes, { type: "sequence", sequence: 5 }, "text");
  expect([sequence, time]).toEqual([5, 20 * minute]);
});

test("what has no document or no such moment is not found", async () => {
  await expect(history.past("other" as DocumentId, now, "state")).rejects.toMatchObject({ code: "not-found" });
  await expect(history.sessions("other" as DocumentId, 10, undefined)).rejects.toMatchObject({ code: "not-found" });
  await expect(history.past(notes, { type: "sequence", sequence: 7 }, "state")).rejects.toMatchObject({
    code: "not-found",
  });
});

test("sessions tell who wrote, when and how much", async () => {
  await compact();
  const { sessions, damage } = parse<SessionList>(await history.sessions(notes, 10, undefined));
  expect(sessions).toMatchObject([
    { user: "", firstSequence: 6, inserted: 4, deleted: 1 },
    { user: "ann", firstSequence: 5, from: 20 * minute, to: 20 * minute, inserted: 0, deleted: 4 },
    { user: "bob", firstSequence: 4, from: 20 * minute, inserted: 1 },
    { user: "bob", firstSequence: 3, from: 3 * minute, to: 3 * minute, inserted: 4 },
    { user: "ann", firstSequence: 1, lastSequence: 2, from: minute, to: 2 * minute, inserted: 4, updates: 2 },
  ]);
  expect(damage).toEqual([]);
});

test("authors are known for every character, now and then, and a time never goes back", async () => {
  const told = async (moment: Moment) => parse<AuthorList>(await history.authors(notes, moment)).texts[0]?.runs;
  const weft = [
    { length: 2, user: "ann", time: minute },
    { length: 2, user: "ann", time: 2 * minute },
  ];
  for (let round = 0; round < 2; round++) {
    expect(await told(now)).toEqual([{ length: 4, user: "", time: 22 * minute }, ...weft]);
    expect(await told({ type: "sequence", sequence: 4 })).toEqual([
      { length: 4, user: "bob", time: 3 * minute },
      ...weft,
      { length: 1, user: "bob", time: 20 * minute },
    ]);
    await compact();
  }
});

test("what cannot be read is told, costs itself, and not what a snapshot has", async () => {
  await flip(sequenceKey("log", hashDocument(notes), writer.generation, 2));
  const lost = [
    { type: "unreadable-record", at: 2 },
    { type: "missing-updates", from: 2, to: 2 },
  ];
  expect((await history.past(notes, { type: "sequence", sequence: 2 }, "state")).damage).toContainEqual(lost[0]);
  expect(parse<SessionList>(await history.sessions(notes, 10, undefined)).damage).toEqual(expect.arrayContaining(lost));
});

test("a lost history is told, and what a snapshot has is still there, written by nobody known", async () => {
  await compact();
  await flip(sequenceKey("history", hashDocument(notes), writer.generation, 6));
  expect(await textAt(now)).toBe("the weft");
  expect((await history.past(notes, now, "state")).damage).toEqual([]);
  const authors = parse<AuthorList>(await history.authors(notes, now));
  expect(authors.texts[0]?.runs).toEqual([{ length: 8, user: null, time: null }]);
  expect(authors.damage).toContainEqual({ type: "unreadable-record", at: 6 });
});

function parse<Value>({ body }: { body: Uint8Array }): Value {
  return JSON.parse(Buffer.from(body).toString()) as Value;
}

async function flip(key: Uint8Array) {
  const value = Buffer.from((await database.read((view) => view.get(key))) ?? []);
  value[value.length - 1] = value.readUInt8(value.length - 1) ^ 1;
  await database.write([{ type: "put", key, value }]);
}
