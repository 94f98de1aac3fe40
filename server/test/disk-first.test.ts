import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import { Measures } from "../src/measures/measures.ts";
import type { DocumentId } from "../src/documents/document-id.ts";
import { markAsWeft } from "../src/documents/roots.ts";
import type { DocumentLog } from "../src/storage/document-log.ts";
import { createCommitQueue } from "../src/storage/level/commit-queue.ts";
import { type Database, openDatabase } from "../src/storage/level/database.ts";
import { createLevelDocumentLog } from "../src/storage/level/document-log.ts";
import { buildSnapshot, replay } from "../src/storage/snapshot-builder.ts";
import { updatesOf } from "../src/storage/stored-state.ts";
import { ParkedBudget } from "../src/sync/parked.ts";
import { LiveDocument, type Participant } from "../src/sync/live-document.ts";
import { atOnce } from "../src/sync/piecemeal.ts";

const notes = "notes" as DocumentId;
const nobody = { user: "" };
const unsigned = { by: nobody, way: "written", frame: 1 } as const;

let folder: string;
let database: Database;
let log: DocumentLog;
let document: LiveDocument;
/** Opens the way to the disk; until then every write waits before it. */
let letWritesThrough: () => void;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "weft-disk-first-"));
  database = await openDatabase(folder);
  const open = new Promise<void>((resolve) => {
    letWritesThrough = resolve;
  });
  const held: Database = { ...database, write: (operations) => open.then(() => database.write(operations)) };
  log = await createLevelDocumentLog(held, createCommitQueue(held), { buildSnapshot, onCompactionFailed() {} });
  const { stored, writer } = await log.open(notes);
  document = new LiveDocument({
    documentId: notes,
    writer,
    createdAt: stored.createdAt,
    state: updatesOf(stored),
    measures: new Measures(),
    parkedBudget: new ParkedBudget(1_000),
    quota: Number.POSITIVE_INFINITY,
    claims: [],
    isRecovering: false,
    onDurable() {},
    onLeft() {},
  });
});

afterEach(async () => {
  letWritesThrough();
  await document.settled();
  document.destroy();
  await database.close();
  await rm(folder, { recursive: true });
});

class Listener implements Participant {
  readonly heard = new Y.Doc();

  deliver({ update }: { update: Uint8Array }) {
    Y.applyUpdate(this.heard, update);
  }

  caughtUp() {}

  turnedAway() {}

  get text(): string {
    return this.heard.getText("content").toString();
  }
}

function arrive(): Listener {
  const listener = new Listener();
  document.join(listener);
  return listener;
}

function updateThatTypes(words: string): Uint8Array {
  const source = new Y.Doc();
  source.getText("content").insert(0, words);
  return Y.encodeStateAsUpdate(source);
}

test("nothing of an update leaves before it is on the disk: neither to others nor back to its author", async () => {
  const [ann, bob] = [arrive(), arrive()];
  const answers: string[] = [];
  atOnce(document.receive(updateThatTypes("words"), ann, unsigned));
  document.answer(ann, () => answers.push("receipt"));
  await nextTurns(10);
  expect(document.getText("content").toString()).toBe("words");
  expect([bob.text, answers]).toEqual(["", []]);

  letWritesThrough();
  await document.settled();
  expect([bob.text, answers]).toEqual(["words", ["receipt"]]);
  expect(ann.text).toBe("");
});

test("what rests on nothing new is answered at once", () => {
  const answers: string[] = [];
  document.answer(arrive(), () => answers.push("state"));
  expect(answers).toEqual(["state"]);
});

test("each of several authors hears the others and not herself", async () => {
  const [ann, bob, carol] = [arrive(), arrive(), arrive()];
  atOnce(document.receive(updateThatTypes("ann"), ann, unsigned));
  atOnce(document.receive(updateThatTypes("bob"), bob, unsigned));
  letWritesThrough();
  await document.settled();
  expect([ann.text, bob.text]).toEqual(["bob", "ann"]);
  expect(carol.text.length).toBe(6);
});

test("the server's own edits go through the same log and under the same promise", async () => {
  const bob = arrive();
  document.edit(markAsWeft, nobody);
  await nextTurns(10);
  expect(bob.heard.getMap("meta").size).toBe(0);

  letWritesThrough();
  await document.settled();
  expect(bob.heard.getMap("meta").get("schema")).toBe(1);
  const stored = await log.read(notes);
  expect(stored?.records).toMatchObject([{ sequence: 1, by: nobody }]);
  expect(
    replay(updatesOf(stored as never))
      .getMap("meta")
      .get("schema"),
  ).toBe(1);
});

test("an update that breaks Yjs costs itself: the log does not have it, and the document is rebuilt without", async () => {
  const ann = arrive();
  letWritesThrough();
  atOnce(document.receive(updateThatTypes("kept"), ann, unsigned));
  document.getText("content").observe(() => {
    throw new Error("something in Yjs");
  });
  expect(() => atOnce(document.receive(updateThatTypes("breaks"), ann, unsigned))).toThrow(
    "Yjs could not apply an update",
  );
  await document.settled();
  const stored = await log.read(notes);
  expect(stored?.records).toHaveLength(1);
});

async function nextTurns(count: number) {
  for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setImmediate(resolve));
}

test("answers of somebody who has left are not kept until the disk can be written again", async () => {
  const [ann, bob] = [arrive(), arrive()];
  const answers: string[] = [];
  atOnce(document.receive(updateThatTypes("words"), ann, unsigned));
  document.answer(bob, () => answers.push("for Bob"));
  document.answer(ann, () => answers.push("for Ann"));
  document.leave(bob);
  letWritesThrough();
  await document.settled();
  expect(answers).toEqual(["for Ann"]);
});

test("what Yjs tidies up after an edit reaches its author, too", async () => {
  letWritesThrough();
  document.getText("content");
  const [ann, bob] = [arrive(), arrive()];
  atOnce(document.receive(updateThatTypes("abcd"), arrive(), unsigned));
  await document.settled();
  const bold = editsOf(ann, (text) => text.format(3, 1, { bold: true }));
  // Marks around a letter that is gone: whoever gets both edits removes them.
  const deletion = editsOf(bob, (text) => text.delete(3, 1));
  atOnce(document.receive(bold, ann, unsigned));
  atOnce(document.receive(deletion, bob, unsigned));
  await document.settled();
  expect(document.sequence).toBe(4);
  for (const { heard } of [ann, bob]) {
    expect(Y.equalSnapshots(Y.snapshot(heard), Y.snapshot(document))).toBe(true);
  }
});

function editsOf({ heard }: Listener, edit: (text: Y.Text) => void): Uint8Array {
  const before = Y.encodeStateVector(heard);
  edit(heard.getText("content"));
  return Y.encodeStateAsUpdate(heard, before);
}

test("a document that has left memory takes nothing more", () => {
  letWritesThrough();
  const ann = arrive();
  document.destroy();
  expect(() => atOnce(document.receive(updateThatTypes("words"), ann, unsigned))).toThrow(/has left memory/);
});
