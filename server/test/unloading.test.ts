import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { Measures } from "../src/measures/measures.ts";
import { type DocumentId, parseDocumentId } from "../src/documents/document-id.ts";
import { markAsWeft } from "../src/documents/roots.ts";
import type { DocumentLog } from "../src/storage/document-log.ts";
import { createCommitQueue } from "../src/storage/level/commit-queue.ts";
import { type Database, openDatabase } from "../src/storage/level/database.ts";
import { createLevelDocumentLog } from "../src/storage/level/document-log.ts";
import { buildSnapshot } from "../src/storage/snapshot-builder.ts";
import { until } from "./harness.ts";
import { Documents } from "../src/sync/documents.ts";
import type { IdleLimits } from "../src/sync/idle-documents.ts";
import type { LiveDocument } from "../src/sync/live-document.ts";

let folder: string;
let database: Database;
let documents: Documents;
let letWritesThrough: () => void;
let left: string[];
let reported: string[];
let beforeDelete: (documentId: DocumentId) => Promise<void>;
let log: DocumentLog;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "weft-unloading-"));
  database = await openDatabase(folder);
  const open = new Promise<void>((resolve) => {
    letWritesThrough = resolve;
  });
  const held: Database = { ...database, write: (operations) => open.then(() => database.write(operations)) };
  log = await createLevelDocumentLog(held, createCommitQueue(held), { buildSnapshot, onCompactionFailed() {} });
  left = [];
  reported = [];
  beforeDelete = async () => {};
  documents = documentsWith({ idleMs: 0, idleBytes: 0 });
});

function documentsWith(limits: IdleLimits): Documents {
  return new Documents(
    {
      log,
      measures: new Measures(),
      report: (event) => reported.push(event),
      onDurable: (document) => void documents.unloadDocument(document),
      onLeft: ({ documentId }) => left.push(documentId),
      beforeDelete: (documentId) => beforeDelete(documentId),
      limits: { ...limits, documentBytes: 1_000_000, parkedBytes: 1_000 },
    },
    [],
  );
}

afterEach(async () => {
  letWritesThrough();
  await Promise.all(documents.allLive.map((document) => document.settled()));
  await database.close();
  await rm(folder, { recursive: true });
});

function load(name: string): Promise<LiveDocument> {
  const connection = { isAuthenticated: true, readOnly: false };
  const request = new Request("http://localhost");
  return documents.createDocument(name, request, "socket", connection) as Promise<LiveDocument>;
}

test("a document somebody is about to enter is not unloaded; when nobody came after all, it is", async () => {
  const document = await load("notes");
  await documents.unloadDocument(document);
  expect(document.isDestroyed).toBe(false);
  await nextTurns(2);
  expect([document.isDestroyed, left]).toEqual([true, ["notes"]]);
});

test("two who come at once get one document, and so does who comes while it is being unloaded", async () => {
  const [first, second] = await Promise.all([load("notes"), load("notes")]);
  expect(second).toBe(first);
  first.addDirectConnection();
  await nextTurns(2);
  first.removeDirectConnection();
  const unloading = documents.unloadDocument(first);
  const third = await load("notes");
  await unloading;
  expect(third.isDestroyed).toBe(false);
  expect(documents.live(third.documentId)).toBe(third);
});

test("who comes back while a document is being deleted is refused, and does not keep it from going", async () => {
  letWritesThrough();
  const document = await load("notes");
  document.edit(markAsWeft, { user: "" });
  await document.settled();
  const comings: Promise<unknown>[] = [];
  beforeDelete = async (documentId) => {
    comings.push(load(documentId).catch((error) => error.code));
    await nextTurns(1);
    comings.push(load(documentId).catch((error) => error.code));
  };
  await documents.remove(parseDocumentId("notes"));
  expect(await Promise.all(comings)).toEqual(["document-deleted", "document-deleted"]);
});

test("a document just left is found in memory again, and goes when nobody comes back", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
  letWritesThrough();
  documents = documentsWith({ idleMs: 1_000, idleBytes: 1_000_000 });
  const document = await load("notes");
  document.edit(markAsWeft, { user: "" });
  await document.settled();
  await nextTurns(2);
  vi.advanceTimersByTime(999);
  expect(await load("notes")).toBe(document);
  vi.advanceTimersByTime(10_000);
  await nextTurns(2);
  vi.advanceTimersByTime(500);
  expect(await load("notes")).toBe(document);
  await nextTurns(2);
  vi.advanceTimersByTime(999);
  await nextTurns(2);
  expect(document.isDestroyed).toBe(false);
  vi.advanceTimersByTime(1);
  await nextTurns(2);
  expect([document.isDestroyed, left]).toEqual([true, ["notes"]]);
  expect((await load("notes")).getMap("meta").has("schema")).toBe(true);
});

test("the log of a document just left is folded while it is still in memory", async () => {
  letWritesThrough();
  documents = documentsWith({ idleMs: 1_000_000, idleBytes: 1_000_000 });
  const document = await load("notes");
  for (let letter = 0; letter < 300; letter++) {
    document.edit((doc) => doc.getText("content").insert(0, "x"), { user: "" });
  }
  await document.settled();
  await until(async () => (await log.read(document.documentId))?.snapshot !== undefined, "a snapshot");
  expect(document.isDestroyed).toBe(false);
});

test("an idle document that is deleted goes at once, and at the end of the server all of them do", async () => {
  letWritesThrough();
  documents = documentsWith({ idleMs: 1_000_000, idleBytes: 1_000_000 });
  const notes = await load("notes");
  notes.edit(markAsWeft, { user: "" });
  const letter = await load("letter");
  letter.edit(markAsWeft, { user: "" });
  await Promise.all([notes.settled(), letter.settled()]);
  await nextTurns(2);
  expect([notes.isDestroyed, letter.isDestroyed]).toEqual([false, false]);
  await documents.remove(notes.documentId);
  expect([notes.isDestroyed, letter.isDestroyed]).toEqual([true, false]);
  documents.stopIdling();
  await nextTurns(2);
  expect(letter.isDestroyed).toBe(true);
});

test("a document is not unloaded before all of it is on the disk, and then it is", async () => {
  const document = await load("notes");
  document.edit(markAsWeft, { user: "" });
  await nextTurns(5);
  expect(document.isDestroyed).toBe(false);
  letWritesThrough();
  await document.settled();
  await nextTurns(2);
  expect(document.isDestroyed).toBe(true);
});

test("a document that cannot be loaded leaves nothing behind and can be loaded later", async () => {
  await database.close();
  await expect(load("notes")).rejects.toMatchObject({ code: "unavailable" });
  database = await openDatabase(folder);
  expect(documents.loadingDocuments.size).toBe(0);
});

async function nextTurns(count: number) {
  for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setImmediate(resolve));
}

test("a document that cannot be read is asked for later, and the operator is told", async () => {
  log.open = async () => {
    throw new Error("Corruption: block checksum mismatch");
  };
  await expect(load("notes")).rejects.toMatchObject({ code: "unavailable" });
  expect(reported).toEqual(["document-unreadable"]);
});
