import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import * as Y from "yjs";
import type { DocumentId } from "../documents/document-id.ts";
import type { DocumentLog, LogRecord, OpenedDocument, StoredDocument } from "./document-log.ts";
import { replay } from "./snapshot-builder.ts";

/** A storage under test, and what can happen to it. */
export interface LogUnderTest {
  readonly log: DocumentLog;
  /** What a killed process leaves, opened by another. */
  crash(): Promise<LogUnderTest>;
  close(): Promise<void>;
}

const ann = { user: "ann" };
const notes = "notes" as DocumentId;

// Neighbours in sorted order, prefixes of one another, what separators and terminators could be, and hostile names.
const adversarialNames = ["a", "ab", "a-1", "a/comments", "A", "a.", "a\u0000", "a\u0000b", "\u{10FFFF}", "__proto__"];

export function documentLogContract(name: string, open: () => Promise<LogUnderTest>, runs = 60) {
  describe(`${name} keeps the promise of a document log:`, () => {
    let store: LogUnderTest;

    beforeEach(async () => {
      store = await open();
    });
    afterEach(async () => {
      await store.close();
    });

    test("a document nobody wrote is not there", async () => {
      expect(await store.log.read(notes)).toBeUndefined();
      const { stored, writer } = await store.log.open(notes);
      expect(stored).toMatchObject({ head: 0, records: [], damage: [] });
      await writer.close();
      expect(await store.log.read(notes)).toBeUndefined();
    });

    test("updates come back numbered, in order, with author and time", async () => {
      const { writer } = await store.log.open(notes);
      const before = Date.now();
      expect([1, 2, 3].map((letter) => writer.append(bytes(letter), ann))).toEqual([1, 2, 3]);
      await writer.settled();
      expect(writer.durable).toBe(3);

      const stored = await store.log.read(notes);
      expect(stored?.records.map(({ sequence, update }) => [sequence, ...update])).toEqual([
        [1, 1],
        [2, 2],
        [3, 3],
      ]);
      expect(stored?.records.every(({ by, time }) => by.user === "ann" && time >= before)).toBe(true);
    });

    test("what is durable survives a crash, and numbers go on after it", async () => {
      const { writer } = await store.log.open(notes);
      writer.append(bytes(1), ann);
      await writer.settled();
      store = await store.crash();
      const { stored, writer: next } = await store.log.open(notes);
      expect(stored.head).toBe(1);
      expect(next.append(bytes(2), ann)).toBe(2);
    });

    test("whose client ids are is durable with the update that claims them, and goes with the document", async () => {
      const mine = { client: 2 ** 40, user: "ann", isOwn: false };
      const { writer } = await store.log.open(notes);
      writer.append(bytes(1), ann, [mine, { client: 7, user: "ann", isOwn: true }]);
      writer.append(bytes(2), ann, [{ ...mine, isOwn: true }]);
      await writer.settled();
      store = await store.crash();
      const { claims, writer: next } = await store.log.open(notes);
      expect(claims).toEqual([
        { client: 7, user: "ann", isOwn: true },
        { ...mine, isOwn: true },
      ]);
      await next.close();
      await store.log.delete(notes);
      expect((await store.log.open(notes)).claims).toEqual([]);
    });

    test("a document has one writer at a time", async () => {
      const { writer } = await store.log.open(notes);
      await expect(store.log.open(notes)).rejects.toThrow("already open");
      await writer.close();
      await store.log.open(notes);
    });

    test("compaction changes nothing that can be read, and keeps what comes meanwhile", async () => {
      const { writer } = await store.log.open(notes);
      const typed = typing("The weft is woven through the warp.");
      typed.slice(0, 20).forEach((update) => writer.append(update, ann));
      await writer.settled();
      const fromSeven = async () => (await collect(store.log.history(notes, 7))).map(({ sequence }) => sequence);
      expect(await fromSeven()).toEqual(range(7, 20));
      const compaction = store.log.compact(notes);
      typed.slice(20).forEach((update) => writer.append(update, ann));
      await Promise.all([compaction, writer.settled()]);

      const stored = await store.log.read(notes);
      expect(stored?.snapshot?.sequence).toBe(20);
      expect(stored?.records.map(({ sequence }) => sequence)).toEqual(range(21, typed.length));
      expect(textOf(stored)).toBe("The weft is woven through the warp.");
      expect(await fromSeven()).toEqual(range(7, typed.length));
      expect(await collect(store.log.history(notes))).toMatchObject(
        typed.map((update, index) => ({ sequence: index + 1, update })),
      );
    });

    test("history keeps each record's time through compactions", async () => {
      const { writer } = await store.log.open(notes);
      for (const update of typing("abc")) {
        writer.append(update, ann);
        await writer.settled();
        await store.log.compact(notes);
      }
      const history = await collect(store.log.history(notes, 2));
      expect(history.map(({ sequence }) => sequence)).toEqual([2, 3]);
      expect(history.every(({ time, by }) => time > 0 && by.user === "ann")).toBe(true);
    });

    test("a deleted document is gone, remembered as deleted, and starts a new generation", async () => {
      const first = await store.log.open(notes);
      typing("secret").forEach((update) => first.writer.append(update, ann));
      await first.writer.settled();
      await store.log.compact(notes);
      await first.writer.close();
      await store.log.delete(notes);
      expect(await store.log.read(notes)).toBeUndefined();
      expect(await collect(store.log.history(notes))).toEqual([]);

      store = await store.crash();
      const again = await store.log.open(notes);
      expect(again).toMatchObject({ wasDeleted: true, stored: { head: 0 } });
      expect(again.writer.generation).not.toBe(first.writer.generation);
      again.writer.append(bytes(1), ann);
      await again.writer.close();
      expect(await store.log.open(notes)).toMatchObject({ wasDeleted: false, stored: { head: 1 } });
    });

    test("documents with adversarial names stay apart", async () => {
      for (const [index, id] of adversarialNames.entries()) {
        const { writer } = await store.log.open(id as DocumentId);
        writer.append(bytes(index), ann);
        await writer.close();
      }
      await store.log.delete("a" as DocumentId);
      for (const [index, id] of adversarialNames.entries()) {
        const stored = await store.log.read(id as DocumentId);
        expect(stored?.records.map(({ update }) => [...update])).toEqual(id === "a" ? undefined : [[index]]);
      }
    });

    test("no interleaving of appends, reads, compactions, deletions and crashes loses what was durable", async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 40 }), async (steps) => {
          const model = new Model(await open());
          try {
            for (const next of steps) await model.take(next);
            await model.take({ type: "crash", name: "a" });
            await model.checkAll();
          } finally {
            await model.close();
          }
        }),
        { numRuns: runs },
      );
    }, 600_000);
  });
}

type Step = { type: "append" | "settle" | "compact" | "read" | "delete" | "crash"; name: string };

// Appends four times as often as the rest.
const kinds: Step["type"][] = ["append", "append", "append", "append", "settle", "compact", "read", "delete", "crash"];

const step: fc.Arbitrary<Step> = fc.record({
  type: fc.constantFrom(...kinds),
  name: fc.constantFrom(...adversarialNames),
});

/** What the log must know at least: every update appended, and how many of them were durable. */
class Model {
  #store: LogUnderTest;
  #documents = new Map<string, { opened: OpenedDocument; source: Y.Doc; appended: Uint8Array[] }>();

  constructor(store: LogUnderTest) {
    this.#store = store;
  }

  async take({ type, name }: Step): Promise<void> {
    const log = this.#store.log;
    const documentId = name as DocumentId;
    switch (type) {
      case "append":
        return this.#append(documentId);
      case "settle":
        return this.#documents.get(name)?.opened.writer.settled();
      case "compact":
        // Left running, so that crashes and appends fall into the middle of it.
        log.compact(documentId).catch(() => {});
        return;
      case "read":
        return this.#check(documentId);
      case "delete": {
        await this.#documents.get(name)?.opened.writer.close();
        this.#documents.delete(name);
        return log.delete(documentId);
      }
      case "crash":
        return this.#crash();
    }
  }

  async #append(documentId: DocumentId) {
    const known = this.#documents.get(documentId) ?? {
      opened: await this.#store.log.open(documentId),
      source: new Y.Doc(),
      appended: [],
    };
    this.#documents.set(documentId, known);
    const [update] = typing(String(known.appended.length), known.source);
    known.appended.push(update as Uint8Array);
    expect(known.opened.writer.append(update as Uint8Array, ann)).toBe(known.appended.length);
  }

  async #crash() {
    const durable = new Map([...this.#documents].map(([name, { opened }]) => [name, opened.writer.durable]));
    this.#store = await this.#store.crash();
    for (const [name, known] of this.#documents) {
      const opened = await this.#store.log.open(name as DocumentId);
      const { head, damage } = opened.stored;
      expect(damage).toEqual([]);
      expect(head).toBeGreaterThanOrEqual(durable.get(name) ?? 0);
      expect(head).toBeLessThanOrEqual(known.appended.length);
      known.appended.length = head;
      known.opened = opened;
      known.source = replay(known.appended);
      await this.#check(name as DocumentId);
    }
  }

  async #check(documentId: DocumentId) {
    const known = this.#documents.get(documentId);
    const appended = known?.appended ?? [];
    const durable = known?.opened.writer.durable ?? 0;
    const stored = await this.#store.log.read(documentId);
    expect(stored?.head ?? 0).toBeGreaterThanOrEqual(durable);
    expect(stored?.damage ?? []).toEqual([]);
    expect(textOf(stored)).toBe(
      replay(appended.slice(0, stored?.head ?? 0))
        .getText("content")
        .toString(),
    );
    const history = await collect(this.#store.log.history(documentId));
    expect(history.map(({ update }) => update)).toEqual(appended.slice(0, history.length));
  }

  async checkAll() {
    for (const name of adversarialNames) await this.#check(name as DocumentId);
  }

  close() {
    return this.#store.close();
  }
}

function bytes(...values: number[]): Uint8Array {
  return Uint8Array.from(values);
}

/** One Yjs update a letter. */
function typing(text: string, source = new Y.Doc()): Uint8Array[] {
  const updates: Uint8Array[] = [];
  const collectUpdate = (update: Uint8Array) => updates.push(update);
  source.on("update", collectUpdate);
  for (const letter of text) source.getText("content").insert(source.getText("content").length, letter);
  source.off("update", collectUpdate);
  return updates;
}

function textOf(stored: StoredDocument | undefined): string {
  const state = stored?.snapshot ? [stored.snapshot.state] : [];
  return replay([...state, ...(stored?.records ?? []).map(({ update }) => update)])
    .getText("content")
    .toString();
}

async function collect(records: AsyncIterable<LogRecord>): Promise<LogRecord[]> {
  const collected: LogRecord[] = [];
  for await (const record of records) collected.push(record);
  return collected;
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
