import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import type { DocumentId } from "../../documents/document-id.ts";
import type { DocumentLog, StoredDocument } from "../document-log.ts";
import { buildSnapshot, replay } from "../snapshot-builder.ts";
import { createCommitQueue } from "./commit-queue.ts";
import { type Database, openDatabase } from "./database.ts";
import { createLevelDocumentLog } from "./document-log.ts";
import { chunkKey, documentKey, hashDocument, sequenceKey } from "./keys.ts";

const notes = "notes" as DocumentId;
const text = "damage is reported, never hidden";

let folder: string;
let database: Database;
let log: DocumentLog;
let generation: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "weft-damage-"));
  await openLog();
  const { writer } = await log.open(notes);
  generation = writer.generation;
  const source = new Y.Doc();
  source.on("update", (update: Uint8Array) => writer.append(update, { user: "" }));
  for (const letter of text) {
    source.getText("content").insert(source.getText("content").length, letter);
    await writer.settled();
  }
  await writer.close();
});

afterEach(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});

test("a flipped byte in one record costs that record and is reported", async () => {
  await flip(sequenceKey("log", hashDocument(notes), generation, 10));
  const stored = await log.read(notes);
  expect(stored?.records.length).toBe(text.length - 1);
  expect(stored?.damage).toEqual([
    { type: "unreadable-record", at: 10 },
    { type: "missing-updates", from: 10, to: 10 },
  ]);
});

test("a flipped byte in LevelDB's own log is noticed, and numbers go on after what was lost", async () => {
  await database.close();
  const file = await logFile();
  const content = await readFile(file);
  const middle = Math.floor(content.length / 2);
  content[middle] = content.readUInt8(middle) ^ 0x10;
  await writeFile(file, content);
  await openLog();

  const stored = await log.read(notes);
  // LevelDB drops what follows in the block; nothing is left to show a gap unless later records survived.
  expect(stored?.head).toBeLessThan(text.length);
  expect(text.startsWith(textOf(stored))).toBe(true);
  const { writer } = await log.open(notes);
  expect(writer.append(new Uint8Array([1]), { user: "" })).toBe((stored?.head ?? 0) + 1);
});

test("a cut tail of LevelDB's log costs what was cut and nothing before", async () => {
  await database.close();
  const file = await logFile();
  const { length } = await readFile(file);
  await truncate(file, length - 50);
  await openLog();
  const stored = await log.read(notes);
  expect(stored?.damage).toEqual([]);
  expect(textOf(stored)).toBe(text.slice(0, -1));
});

test("an unreadable snapshot is rebuilt from the one before and the history", async () => {
  await log.compact(notes);
  const { writer } = await log.open(notes);
  const { state } = (await log.read(notes))?.snapshot ?? {};
  const source = replay(state ? [state] : []);
  source.on("update", (update: Uint8Array) => writer.append(update, { user: "" }));
  source.getText("content").insert(0, "All ");
  await writer.settled();
  await log.compact(notes);
  await flip(chunkKey(hashDocument(notes), generation, text.length + 1, 0));

  const stored = await log.read(notes);
  expect(stored?.snapshot?.sequence).toBe(text.length);
  expect(stored?.damage).toEqual([{ type: "unreadable-snapshot", at: text.length + 1 }]);
  expect(textOf(stored)).toBe(`All ${text}`);
});

test("what was lost is still reported after the next compaction", async () => {
  await flip(sequenceKey("log", hashDocument(notes), generation, 10));
  await log.compact(notes);
  expect((await log.read(notes))?.damage).toContainEqual({ type: "missing-updates", from: 10, to: 10 });
});

test("a lost head is found again by the records it headed", async () => {
  await database.write([{ type: "del", key: documentKey("head", hashDocument(notes)) }]);
  const stored = await log.read(notes);
  expect(stored).toMatchObject({ generation, head: text.length, damage: [{ type: "unreadable-head" }] });
  expect(textOf(stored)).toBe(text);
});

async function openLog() {
  database = await openDatabase(folder);
  log = await createLevelDocumentLog(database, createCommitQueue(database), {
    buildSnapshot,
    onCompactionFailed(_, error) {
      throw error;
    },
  });
}

async function flip(key: Uint8Array) {
  const value = Buffer.from((await database.read((view) => view.get(key))) ?? []);
  value[value.length - 1] = value.readUInt8(value.length - 1) ^ 1;
  await database.write([{ type: "put", key, value }]);
}

async function logFile(): Promise<string> {
  const name = (await readdir(folder)).find((file) => file.endsWith(".log"));
  return join(folder, name ?? "");
}

function textOf(stored: StoredDocument | undefined): string {
  const state = stored?.snapshot ? [stored.snapshot.state] : [];
  return replay([...state, ...(stored?.records ?? []).map(({ update }) => update)])
    .getText("content")
    .toString();
}
