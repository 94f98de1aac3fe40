import { afterEach, beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import { parseDocumentId } from "../src/documents/document-id.ts";
import { Measures } from "../src/measures/measures.ts";
import { createCommitQueue } from "../src/storage/level/commit-queue.ts";
import { type Database, openDatabase } from "../src/storage/level/database.ts";
import { createLevelDocumentLog } from "../src/storage/level/document-log.ts";
import { buildSnapshot } from "../src/storage/snapshot-builder.ts";
import { updatesOf } from "../src/storage/stored-state.ts";
import { ParkedBudget } from "../src/sync/parked.ts";
import { LiveDocument } from "../src/sync/live-document.ts";
import { atOnce } from "../src/sync/piecemeal.ts";
import { temporaryFolder } from "./harness.ts";

const written = (user: string) => ({ by: { user }, way: "written" as const, frame: 1 });
const relayed = (user: string) => ({ by: { user }, way: "relayed" as const, frame: 1 });
const somebody = { deliver() {}, caughtUp() {}, turnedAway() {} };
/** Of Ann's page. */
const annsId = 7;

let database: Database;
let document: LiveDocument;
let page: Y.Doc;

async function open() {
  const log = await createLevelDocumentLog(database, createCommitQueue(database), {
    buildSnapshot,
    onCompactionFailed() {},
  });
  const { stored, writer, claims } = await log.open(parseDocumentId("notes"));
  document = new LiveDocument({
    documentId: parseDocumentId("notes"),
    writer,
    createdAt: stored.createdAt,
    state: updatesOf(stored),
    claims,
    isRecovering: false,
    measures: new Measures(),
    parkedBudget: new ParkedBudget(1_000),
    quota: Number.POSITIVE_INFINITY,
    onDurable() {},
    onLeft() {},
  });
}

/** The next words under Ann's client id, whoever has typed them. */
function words(): Uint8Array {
  const before = Y.encodeStateVector(page);
  page.getText("content").insert(0, "words ");
  return Y.encodeStateAsUpdate(page, before);
}

beforeEach(async () => {
  database = await openDatabase(await temporaryFolder());
  page = new Y.Doc();
  page.clientID = annsId;
  await open();
});

afterEach(async () => {
  document.destroy();
  await document.ended;
  await database.close();
});

test("nobody speaks with somebody else's client id, after a restart of the server neither", async () => {
  atOnce(document.receive(words(), somebody, written("ann")));
  await document.settled();
  document.destroy();
  await document.ended;
  await open();
  const taken = document.sequence;
  const next = words();
  for (const origin of [written("bob"), relayed("bob"), written(""), relayed("")]) {
    expect(() => atOnce(document.receive(next, somebody, origin))).toThrow("somebody else's client id");
  }
  expect(document.sequence).toBe(taken);
  atOnce(document.receive(next, somebody, written("ann")));
  expect(document.sequence).toBe(taken + 1);
});

test("what everybody knows may come from anybody", () => {
  const known = words();
  atOnce(document.receive(known, somebody, written("ann")));
  atOnce(document.receive(known, somebody, relayed("bob")));
  expect(document.sequence).toBe(1);
});

test("offline edits may come through somebody else, and bind nothing", () => {
  atOnce(document.receive(words(), somebody, relayed("bob")));
  atOnce(document.receive(words(), somebody, written("ann")));
  expect(() => atOnce(document.receive(words(), somebody, relayed("bob")))).toThrow("somebody else's client id");
});

test("an id that was announced in presence is taken before its first word", () => {
  expect(document.claim(annsId, "ann")).toBe(true);
  expect(document.claim(annsId, "bob")).toBe(false);
  expect(() => atOnce(document.receive(words(), somebody, written("bob")))).toThrow("somebody else's client id");
});

test("what comes with somebody else's words is taken without them", () => {
  atOnce(document.receive(words(), somebody, written("ann")));
  const bobs = new Y.Doc();
  bobs.getText("content").insert(0, "Bob ");
  const both = Y.mergeUpdates([words(), Y.encodeStateAsUpdate(bobs)]);
  expect(() => atOnce(document.receive(both, somebody, relayed("bob")))).toThrow("somebody else's client id");
  expect(document.getText("content").toString()).toContain("Bob ");
  expect(document.getText("content").toString()).not.toContain("words words ");
});

test("what a document has lost may be brought back by anybody", () => {
  atOnce(document.receive(words(), somebody, written("ann")));
  document.recover();
  atOnce(document.receive(words(), somebody, relayed("bob")));
  expect(document.getText("content").toString()).toBe("words words ");
});

test("what came too early belongs to nobody until it finds its place", () => {
  const [first, second] = [words(), words()];
  expect(atOnce(document.receive(second, somebody, written("bob")))).toBe("parked");
  atOnce(document.receive(first, somebody, written("ann")));
  expect(document.getText("content").toString()).toBe("words ");
});
