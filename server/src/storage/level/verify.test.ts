import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import type { DocumentId } from "../../documents/document-id.ts";
import type { DocumentLog } from "../document-log.ts";
import { buildSnapshot } from "../snapshot-builder.ts";
import { createCommitQueue } from "./commit-queue.ts";
import { type Database, openDatabase } from "./database.ts";
import { createLevelDocumentLog } from "./document-log.ts";
import { chunkKey, documentKey, documentRange, hashDocument, sequenceKey } from "./keys.ts";
import { listDocuments } from "./known-documents.ts";
import { measure } from "./measure.ts";
import { seal } from "./sealed.ts";
import { encodeRecords } from "./records.ts";
import { verifyDocument } from "./verify.ts";

const notes = "notes" as DocumentId;
const hash = hashDocument(notes);

let folder: string;
let database: Database;
let log: DocumentLog;
let generation: string;
let source: Y.Doc;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "weft-verify-"));
  database = await openDatabase(folder);
  log = await createLevelDocumentLog(database, createCommitQueue(database), {
    buildSnapshot,
    onCompactionFailed(_, error) {
      throw error;
    },
  });
  source = new Y.Doc();
  await write("twenty letters of it");
});

afterEach(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});

test("a document that is well is found well, before and after compactions", async () => {
  expect(await findings()).toEqual([]);
  await log.compact(notes);
  expect(await findings()).toEqual([]);
  await write(" and more");
  await log.compact(notes);
  await write("!");
  expect(await findings()).toEqual([]);
});

test("a flipped byte in a record is found with the document and the update", async () => {
  await flip(sequenceKey("log", hash, generation, 10));
  expect(await findings()).toEqual([
    {
      type: "damage",
      documentId: "notes",
      sequence: 10,
      meaning: "The record that ends with update 10 is unreadable.",
    },
    { type: "damage", documentId: "notes", sequence: 10, meaning: "The updates 10 to 10 are missing." },
    expect.objectContaining({
      type: "damage",
      meaning: expect.stringContaining("builds upon updates that are missing"),
    }),
  ]);
});

test("updates that are missing are found", async () => {
  await remove(sequenceKey("log", hash, generation, 10));
  await remove(sequenceKey("log", hash, generation, 11));
  expect(await damages()).toContain("10: The updates 10 to 11 are missing.");
});

test("a flipped byte in a snapshot is found, and in the history below one, too", async () => {
  await log.compact(notes);
  await flip(chunkKey(hash, generation, 20, 0));
  expect(await damages()).toEqual(["20: The snapshot at 20 is unreadable."]);
  await flip(chunkKey(hash, generation, 20, 0));
  await flip(sequenceKey("history", hash, generation, 20));
  expect(await damages()).toEqual(["20: The record that ends with update 20 is unreadable."]);
});

test("a history that tells another story than its snapshot is found", async () => {
  await log.compact(notes);
  const foreign = new Y.Doc();
  foreign.getText("content").insert(0, "another story");
  // Rewritten as a whole, so that every checksum is right.
  await database.read(async (view) => {
    for await (const historyKey of view.keys(documentRange("history", hash, generation))) await remove(historyKey);
  });
  const update = Y.encodeStateAsUpdate(foreign);
  const records = Array.from({ length: 20 }, (_, at) => ({ sequence: at + 1, time: 1, by: { user: "" }, update }));
  const logKey = sequenceKey("log", hash, generation, 20);
  await database.write([{ type: "put", key: logKey, value: seal(logKey, encodeRecords(records)) }]);
  expect(await damages()).toEqual(["20: The snapshot is not what its history gives."]);
});

test("an update that Yjs cannot apply is found", async () => {
  const key = sequenceKey("log", hash, generation, 21);
  const record = { sequence: 21, time: 1, by: { user: "" }, update: new Uint8Array([1, 1, 9, 9, 9]) };
  await database.write([{ type: "put", key, value: seal(key, encodeRecords([record])) }]);
  expect(await damages()).toContain("21: Yjs cannot apply this update; it is left out.");
});

test("what is lost stays a damage until a compaction has taken note of it", async () => {
  await flip(sequenceKey("log", hash, generation, 20));
  await write(" and more");
  expect(await damages()).not.toEqual([]);
  await log.compact(notes);
  const found = await findings();
  expect(found.filter(({ meaning }) => meaning.includes("goes on without it")).length).toBeGreaterThan(0);
});

test("a lost name, and a document of which only the name is left, are found", async () => {
  await remove(documentKey("head", hash));
  expect(await damages()).toEqual(["undefined: The entry that names the document is missing or unreadable."]);
  await remove(documentKey("stale", hash));
  expect((await findings())[0]?.documentId).toBe(`(its id is lost) ${hash.toString("hex")}`);
});

test("a value beside the document that is unreadable is found", async () => {
  await flip(documentKey("stale", hash));
  expect(await damages()).toEqual(["undefined: A value beside it (stale) is unreadable."]);
});

test("pieces of a compaction that was cut short are no damage", async () => {
  const key = chunkKey(hash, generation, 15, 0);
  await database.write([{ type: "put", key, value: seal(key, new Uint8Array(10)) }]);
  expect(await findings()).toMatchObject([{ type: "note", meaning: expect.stringContaining("the next removes them") }]);
  await log.compact(notes);
  expect(await findings()).toEqual([]);
});

test("what is stored is measured, and damaged values are counted", async () => {
  await log.compact(notes);
  await write("!");
  await flip(sequenceKey("log", hash, generation, 21));
  const measures = await database.read(measure);
  expect(measures).toMatchObject({ documents: 1, updates: 21, damagedValues: 1 });
  const bytes = [...measures.bytesByKind.values()].reduce((sum, part) => sum + part);
  expect(measures.largest).toEqual([{ documentId: "notes", bytes }]);
});

async function write(text: string) {
  const { writer } = await log.open(notes);
  generation = writer.generation;
  const append = (update: Uint8Array) => writer.append(update, { user: "" });
  source.on("update", append);
  for (const letter of text) {
    source.getText("content").insert(source.getText("content").length, letter);
    await writer.settled();
  }
  source.off("update", append);
  await writer.close();
}

async function findings() {
  const [known] = await database.read(listDocuments);
  return known ? database.read((view) => verifyDocument(view, known)) : [];
}

async function damages(): Promise<string[]> {
  const found = await findings();
  return found.filter(({ type }) => type === "damage").map(({ sequence, meaning }) => `${sequence}: ${meaning}`);
}

async function flip(key: Uint8Array) {
  const value = Buffer.from((await database.read((view) => view.get(key))) ?? []);
  value[value.length - 1] = value.readUInt8(value.length - 1) ^ 1;
  await database.write([{ type: "put", key, value }]);
}

async function remove(key: Uint8Array) {
  await database.write([{ type: "del", key }]);
}
