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
  const document = { documentId: parseDocumentId(name), durable: 0, ended: Promise.resolve() };
  return document as typeof document & LiveDocument;
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
  const write = (document: ReturnType<typeof createDocument>, user: string) => {
    document.durable += 1;
    announcer.changed(document, [user]);
  };
  return { announcer, write, heard, reported };
}

test("a change is announced once, when it rests, with everybody who wrote", async () => {
  const { write, heard } = listen();
  const notes = createDocument();
  write(notes, "ann");
  await vi.advanceTimersByTimeAsync(1_999);
  write(notes, "bob");
  write(notes, "ann");
  await vi.advanceTimersByTimeAsync(1_999);
  expect(heard).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(heard).toEqual([{ type: "written", documentId: "notes", sequence: 3, users: ["ann", "bob"] }]);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(heard).toHaveLength(1);
});

test("a document that never rests is announced every ten seconds", async () => {
  const { write, heard } = listen();
  const notes = createDocument();
  for (let second = 0; second < 20; second++) {
    write(notes, "ann");
    await vi.advanceTimersByTimeAsync(1_000);
  }
  expect(heard).toMatchObject([{ sequence: 10 }, { sequence: 20 }]);
});

test("calls about a document never overlap, and those about others do not wait", async () => {
  const ends: (() => void)[] = [];
  const { write, heard } = listen(() => new Promise((resolve) => ends.push(resolve)));
  const [notes, letter] = [createDocument("notes"), createDocument("letter")];
  write(notes, "ann");
  await vi.advanceTimersByTimeAsync(2_000);
  write(notes, "ann");
  write(letter, "bob");
  await vi.advanceTimersByTimeAsync(2_000);
  expect(heard.map(({ documentId }) => documentId)).toEqual(["notes", "letter"]);
  ends[0]?.();
  await vi.advanceTimersByTimeAsync(0);
  expect(heard[2]).toMatchObject({ documentId: "notes", sequence: 2 });
});

test("a deletion is announced after what was still to be told", async () => {
  const { announcer, write, heard } = listen();
  const notes = createDocument();
  write(notes, "ann");
  announcer.left(notes);
  await notes.ended;
  announcer.deleted(notes.documentId);
  await announcer.flush();
  expect(heard.map(({ type }) => type)).toEqual(["written", "deleted"]);
});

test("a hook that throws is reported, and hears of the next change", async () => {
  const { write, heard, reported } = listen(() => {
    throw new Error("The index is away.");
  });
  const notes = createDocument();
  write(notes, "ann");
  await vi.advanceTimersByTimeAsync(2_000);
  write(notes, "ann");
  await vi.advanceTimersByTimeAsync(2_000);
  expect(heard).toHaveLength(2);
  expect(reported).toEqual(["change-hook-failed", "change-hook-failed"]);
});

test("what is due is announced at once when the document leaves memory, and at the end", async () => {
  const { announcer, write, heard } = listen();
  const [notes, letter] = [createDocument("notes"), createDocument("letter")];
  write(notes, "ann");
  announcer.left(notes);
  await vi.advanceTimersByTimeAsync(0);
  expect(heard.map(({ documentId }) => documentId)).toEqual(["notes"]);
  write(letter, "bob");
  await announcer.flush();
  expect(heard.map(({ documentId }) => documentId)).toEqual(["notes", "letter"]);
});
