import { beforeEach, expect, test, vi } from "vitest";
import { parseDocumentId } from "../documents/document-id.ts";
import { announceChanges, type DocumentChange, type OnChange } from "./announce-changes.ts";
import type { LiveDocument } from "./live-document.ts";

beforeEach(() => {
  vi.useFakeTimers();
  return () => void vi.useRealTimers();
});

/** A document of which only this much is looked at. */
function createDocument(name = "notes") {
  let authors = new Set<string>();
  const document = {
    documentId: parseDocumentId(name),
    durable: 0,
    ended: Promise.resolve(),
    takeAuthors() {
      const taken = [...authors];
      authors = new Set();
      return taken;
    },
    isWrittenBy(user: string) {
      document.durable += 1;
      authors.add(user);
      return document as unknown as LiveDocument;
    },
  };
  return document;
}

function listen(hook: OnChange = () => {}) {
  const heard: DocumentChange[] = [];
  const reported: string[] = [];
  const announcer = announceChanges(
    (change) => {
      heard.push(change);
      return hook(change);
    },
    (event) => reported.push(event),
  );
  return { announcer, heard, reported };
}

test("a change is announced once, when it rests, with everybody who wrote", async () => {
  const { announcer, heard } = listen();
  const notes = createDocument();
  announcer.changed(notes.isWrittenBy("ann"));
  await vi.advanceTimersByTimeAsync(1_999);
  announcer.changed(notes.isWrittenBy("bob"));
  announcer.changed(notes.isWrittenBy("ann"));
  await vi.advanceTimersByTimeAsync(1_999);
  expect(heard).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(heard).toEqual([{ type: "written", documentId: "notes", sequence: 3, users: ["ann", "bob"] }]);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(heard).toHaveLength(1);
});

test("a document that never rests is announced every ten seconds", async () => {
  const { announcer, heard } = listen();
  const notes = createDocument();
  for (let second = 0; second < 20; second++) {
    announcer.changed(notes.isWrittenBy("ann"));
    await vi.advanceTimersByTimeAsync(1_000);
  }
  expect(heard).toMatchObject([{ sequence: 10 }, { sequence: 20 }]);
});

test("calls about a document never overlap, and those about others do not wait", async () => {
  const ends: (() => void)[] = [];
  const { announcer, heard } = listen(() => new Promise((resolve) => ends.push(resolve)));
  const [notes, letter] = [createDocument("notes"), createDocument("letter")];
  announcer.changed(notes.isWrittenBy("ann"));
  await vi.advanceTimersByTimeAsync(2_000);
  announcer.changed(notes.isWrittenBy("ann"));
  announcer.changed(letter.isWrittenBy("bob"));
  await vi.advanceTimersByTimeAsync(2_000);
  expect(heard.map(({ documentId }) => documentId)).toEqual(["notes", "letter"]);
  ends[0]?.();
  await vi.advanceTimersByTimeAsync(0);
  expect(heard[2]).toMatchObject({ documentId: "notes", sequence: 2 });
});

test("a deletion is announced after what was still to be told", async () => {
  const { announcer, heard } = listen();
  const notes = createDocument();
  announcer.changed(notes.isWrittenBy("ann"));
  announcer.left(notes as unknown as LiveDocument);
  await notes.ended;
  announcer.deleted(notes.documentId);
  await announcer.flush();
  expect(heard.map(({ type }) => type)).toEqual(["written", "deleted"]);
});

test("a hook that throws is reported, and hears of the next change", async () => {
  const { announcer, heard, reported } = listen(() => {
    throw new Error("The index is away.");
  });
  const notes = createDocument();
  announcer.changed(notes.isWrittenBy("ann"));
  await vi.advanceTimersByTimeAsync(2_000);
  announcer.changed(notes.isWrittenBy("ann"));
  await vi.advanceTimersByTimeAsync(2_000);
  expect(heard).toHaveLength(2);
  expect(reported).toEqual(["change-hook-failed", "change-hook-failed"]);
});

test("what is due is announced at once when the document leaves memory, and at the end", async () => {
  const { announcer, heard } = listen();
  const [notes, letter] = [createDocument("notes"), createDocument("letter")];
  announcer.changed(notes.isWrittenBy("ann"));
  announcer.left(notes as unknown as LiveDocument);
  await vi.advanceTimersByTimeAsync(0);
  expect(heard.map(({ documentId }) => documentId)).toEqual(["notes"]);
  announcer.changed(letter.isWrittenBy("bob"));
  await announcer.flush();
  expect(heard.map(({ documentId }) => documentId)).toEqual(["notes", "letter"]);
});
