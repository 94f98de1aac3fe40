import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import { askHere } from "../../../test/ask-here.ts";
import type { AuthorList, SessionList } from "../../api.ts";
import type { DocumentId } from "../../documents/document-id.ts";
import { createDocumentHistory, type DocumentHistory } from "../../history/document-history.ts";
import { keepAllFor } from "../../history/retention.ts";
import type { DocumentLog, LogWriter } from "../document-log.ts";
import { buildSnapshot } from "../snapshot-builder.ts";
import { createCommitQueue } from "./commit-queue.ts";
import { type Database, openDatabase } from "./database.ts";
import { createLevelDocumentLog } from "./document-log.ts";
import { chunkKey, documentRange, hashDocument } from "./keys.ts";
import { createTurns } from "./turns.ts";
import { createLevelVersions } from "./versions.ts";

const notes = "notes" as DocumentId;
const hour = 3_600_000;
const day = 24 * hour;

let folder: string;
let database: Database;
let log: DocumentLog;
let writer: LogWriter;
let history: DocumentHistory;
let nameVersion: (name: string) => Promise<unknown>;
let clock: number;
/** What was there after each update. */
let texts: string[];
let source: Y.Doc;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "weft-thin-"));
  database = await openDatabase(folder);
  const commits = createCommitQueue(database);
  const turns = createTurns();
  log = await createLevelDocumentLog(database, commits, {
    buildSnapshot,
    onCompactionFailed(_, error) {
      throw error;
    },
    now: () => clock,
    turns,
    retention: keepAllFor(7, askHere),
  });
  const versions = createLevelVersions(database, commits, turns, () => clock);
  nameVersion = (name) => versions.name(notes, name, { user: "ann" });
  history = createDocumentHistory(log, askHere);
  ({ writer } = await log.open(notes));
  texts = [""];
  source = new Y.Doc();
  clock = 100 * day;
});

afterEach(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});

/** Ten updates within an hour, and a compaction. */
async function writeForAnHour(user: string) {
  const text = source.getText("content");
  const append = (update: Uint8Array) => writer.append(update, { user });
  source.on("update", append);
  clock = Math.ceil(clock / hour) * hour;
  for (let typed = 0; typed < 10; typed++) {
    if (typed % 4 === 3) text.delete(0, 1);
    else text.insert(text.length, `${user}${typed} `);
    texts.push(text.toString());
    await writer.settled();
    clock += 4 * 60_000;
  }
  source.off("update", append);
  await log.compact(notes);
}

async function textAt(sequence: number): Promise<[number, string]> {
  const past = await history.past(notes, { type: "sequence", sequence }, "state");
  expect(past.damage).toEqual([]);
  const document = new Y.Doc();
  Y.applyUpdate(document, past.body);
  return [past.sequence, document.getText("content").toString()];
}

async function kept(): Promise<number[]> {
  const sequences: number[] = [];
  for await (const { sequence } of log.history(notes)) sequences.push(sequence);
  return sequences;
}

const now = { type: "time", time: Number.POSITIVE_INFINITY } as const;

async function known() {
  const { sessions } = parse<SessionList>(await history.sessions(notes, 100, undefined));
  const { texts: authored } = parse<AuthorList>(await history.authors(notes, now));
  return { sessions, authored };
}

test("what is older than the days to keep is one moment an hour and named ones, with all that is known of it", async () => {
  for (const user of ["ann", "bob", "ann"]) await writeForAnHour(user);
  await nameVersion("at the end of an hour");
  await writeForAnHour("bob");
  const before = await known();
  clock += 6 * day;
  await log.compact(notes);
  expect(await kept()).toEqual(range(1, 40));

  clock += 2 * day;
  await writeForAnHour("ann");
  await log.compact(notes);
  const moments = await kept();
  // Snapshots are kept, too: the one before the last was made at 40.
  expect(moments).toEqual([10, 20, 30, 40, ...range(41, 50)]);
  for (const moment of moments) expect(await textAt(moment)).toEqual([moment, texts[moment]]);
  expect(await textAt(25)).toEqual([20, texts[20]]);
  expect(await textAt(5)).toEqual([0, ""]);

  const after = await known();
  expect(after.sessions.slice(1)).toEqual(before.sessions);
  expect(after.authored[0]?.runs.length).toBeGreaterThan(before.authored[0]?.runs.length ?? 0);
  expect((await log.read(notes))?.damage).toEqual([]);
});

test("a thinned history is thinned once, and new hours after it", async () => {
  for (let hours = 0; hours < 3; hours++) await writeForAnHour("ann");
  clock += 8 * day;
  await writeForAnHour("bob");
  const segments = await segmentKeys();
  expect(segments.length).toBe(2);
  await log.compact(notes);
  expect(await segmentKeys()).toEqual(segments);
  clock += 8 * day;
  await writeForAnHour("ann");
  expect(await kept()).toEqual([10, 20, 30, 40, ...range(41, 50)]);
});

test("an unreadable snapshot is rebuilt from a thinned history", async () => {
  for (let hours = 0; hours < 3; hours++) await writeForAnHour("ann");
  clock += 8 * day;
  await log.compact(notes);
  for (const sequence of [20, 30]) await damageSnapshot(sequence);
  const stored = await log.read(notes);
  expect(stored?.snapshot).toBeUndefined();
  expect(stored?.damage.map(({ type }) => type)).toEqual(["unreadable-snapshot", "unreadable-snapshot"]);
  const document = new Y.Doc();
  for (const { update } of stored?.records ?? []) Y.applyUpdate(document, update);
  expect(document.getText("content").toString()).toBe(texts.at(-1));
});

test("a named moment within an hour stays", async () => {
  const writing = writeForAnHour("ann");
  await expect.poll(() => texts.length).toBeGreaterThan(4);
  await nameVersion("in the middle");
  const middle = (await createdVersions())[0] ?? 0;
  await writing;
  clock += 8 * day;
  await writeForAnHour("bob");
  expect(await kept()).toContain(middle);
  expect(await textAt(middle)).toEqual([middle, texts[middle]]);
});

test("a history with damage is left as it is", async () => {
  await writeForAnHour("ann");
  await writeForAnHour("bob");
  const [first] = await segmentKeys();
  await flip(first as Uint8Array);
  clock += 8 * day;
  await log.compact(notes);
  expect((await kept()).length).toBe(10);
});

async function createdVersions(): Promise<number[]> {
  const keys = await database.read(async (view) => {
    const found: Buffer[] = [];
    for await (const key of view.keys(documentRange("version", hashDocument(notes)))) found.push(Buffer.from(key));
    return found;
  });
  return keys.map((key) => key.readUIntBE(key.length - 6, 6));
}

function segmentKeys(): Promise<Uint8Array[]> {
  return database.read(async (view) => {
    const found: Uint8Array[] = [];
    for await (const key of view.keys(documentRange("history", hashDocument(notes)))) found.push(key);
    return found;
  });
}

function damageSnapshot(sequence: number): Promise<void> {
  return flip(chunkKey(hashDocument(notes), writer.generation, sequence, 0));
}

async function flip(key: Uint8Array) {
  const value = Buffer.from((await database.read((view) => view.get(key))) ?? []);
  value[value.length - 1] = value.readUInt8(value.length - 1) ^ 1;
  await database.write([{ type: "put", key, value }]);
}

function parse<Value>({ body }: { body: Uint8Array }): Value {
  return JSON.parse(Buffer.from(body).toString()) as Value;
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
