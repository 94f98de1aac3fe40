import type { Connection } from "@hocuspocus/server";
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import * as Y from "yjs";
import { parseDocumentId } from "../src/documents/document-id.ts";
import { Measures } from "../src/measures/measures.ts";
import { openDataFolder } from "../src/storage/level/data-folder.ts";
import { buildSnapshot } from "../src/storage/snapshot-builder.ts";
import { Channel } from "../src/sync/channel.ts";
import { ParkedBudget } from "../src/sync/parked.ts";
import { LiveDocument } from "../src/sync/live-document.ts";
import type { Message } from "../src/sync/message.ts";
import { readFrame, readSync, writeSyncStep1 } from "../src/sync/protocol.ts";
import { temporaryFolder } from "./harness.ts";

const notes = parseDocumentId("notes");
let document: LiveDocument;
let close: () => Promise<void>;

beforeEach(async () => {
  const folder = await openDataFolder(await temporaryFolder(), {
    buildSnapshot: async (...states) => buildSnapshot(...states),
    onCompactionFailed() {},
  });
  const { stored, writer } = await folder.log.open(notes);
  const state: Uint8Array[] = [];
  const quota = Number.POSITIVE_INFINITY;
  const { createdAt } = stored;
  const measures = new Measures();
  document = new LiveDocument({
    documentId: notes,
    writer,
    createdAt,
    state,
    claims: [],
    isRecovering: false,
    parkedBudget: new ParkedBudget(1_000),
    quota,
    measures,
    onDurable() {},
    onLeft() {},
  });
  close = folder.close;
  document.edit((doc) => doc.getText("content").insert(0, "a long text"), { user: "" });
  await document.settled();
});

afterEach(async () => {
  document.destroy();
  await document.ended;
  await close();
});

/** What somebody who has nothing is answered. */
function join(address = "notes"): Message {
  const sent: Message[] = [];
  const connection = { messageAddress: address, readOnly: false } as Connection;
  const carrier = {
    maxFrameBytes: 1,
    isCongested: false,
    isTooSlowForPresence: false,
    isThere: async () => true,
    send: (message: Message) => sent.push(message),
  };
  const channel = new Channel({
    carrier,
    connection,
    address,
    document,
    by: { user: "" },
    measures: new Measures(),
    report() {},
  });
  channel.receive(readFrame(writeSyncStep1(address, Y.encodeStateVector(new Y.Doc()))));
  return sent[0] as Message;
}

function textIn(message: Message): string {
  const answer = readSync(readFrame(message.subarray(2)));
  const copy = new Y.Doc();
  if (answer.type === "step2") Y.applyUpdate(copy, answer.update);
  return copy.getText("content").toString();
}

test("a crowd that joins is answered with the very same bytes", () => {
  const answers = new Set(Array.from({ length: 50 }, () => join()));
  expect(answers.size).toBe(1);
  expect([...answers].map(textIn)).toEqual(["a long text"]);
});

test("sessions on one document have their own frame around the same state", () => {
  const state = document.wholeState();
  expect(join("notes\0one")).not.toBe(join("notes\0one"));
  expect([document.wholeState(), [...state.messages.keys()]]).toEqual([state, []]);
});

test("after a change everybody gets the new state", async () => {
  const before = join();
  document.edit((doc) => doc.getText("content").insert(0, "and more, "), { user: "" });
  await document.settled();
  const after = join();
  expect(textIn(before)).toBe("a long text");
  expect(textIn(after)).toContain("and more, ");
});

test("the encoded state is not kept for long", () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const state = document.wholeState();
  vi.advanceTimersByTime(4_999);
  expect(document.wholeState()).toBe(state);
  vi.advanceTimersByTime(1);
  expect(document.wholeState()).not.toBe(state);
});
