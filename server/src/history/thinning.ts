import * as Y from "yjs";
import type { LogRecord, Sequence, WrittenRange } from "../storage/document-log.ts";
import { replay } from "../storage/snapshot-builder.ts";
import { Authorship } from "./authorship.ts";
import { EditCounter } from "./edit-counter.ts";
import { SessionList } from "./sessions.ts";

/**
 * Merges the records of each hour into one, which is what they did to the document together: text that came and went
 * within the hour is in none. Who wrote the rest, and the sessions, are kept beside it. An update whose number is in
 * `kept` stays the last of its record, so that its moment can still be read.
 */
export class Thinning {
  readonly #kept: ReadonlySet<Sequence>;
  readonly #document = new Y.Doc();
  readonly #counter = new EditCounter();
  readonly #thinned: LogRecord[] = [];
  #hour: LogRecord[] = [];

  constructor(kept: ReadonlySet<Sequence>) {
    this.#kept = kept;
  }

  /** All records of the document from the first on, without a gap, by a steady clock. */
  take(records: readonly LogRecord[]) {
    for (const record of records) {
      const last = this.#hour.at(-1);
      if (last && !canMerge(last, record, this.#kept)) this.#merge();
      this.#hour.push(record);
    }
  }

  /** Throws where the document that is made from what is left is not the one it was. */
  finish(): LogRecord[] {
    if (this.#hour.length > 0) this.#merge();
    const again = replay(this.#thinned.map(({ update }) => update));
    const isSame = Y.equalSnapshots(Y.snapshot(this.#document), Y.snapshot(again));
    if (!isSame || this.#document.store.pendingStructs !== null) throw new Error("A thinned history differs.");
    return this.#thinned;
  }

  #merge() {
    const records = this.#hour;
    this.#hour = [];
    let update: Uint8Array = Y.encodeStateAsUpdate(new Y.Doc());
    this.#document.once("update", (together: Uint8Array) => {
      update = together;
    });
    this.#document.transact(() => {
      for (const record of records) Y.applyUpdate(this.#document, record.update);
    });
    const sessions = new SessionList(Number.MAX_SAFE_INTEGER, undefined, this.#counter);
    sessions.take(records);
    const first = records[0];
    const last = records.at(-1);
    if (!first || !last) return;
    if (first === last) {
      this.#thinned.push(last);
      return;
    }
    const edits = sessions.finish().sessions.toReversed();
    const merged = { from: first.merged?.from ?? first.sequence, edits, written: writtenIn(update, records) };
    this.#thinned.push({ sequence: last.sequence, time: last.time, by: last.by, update, merged });
  }
}

const hour = 3_600_000;

/** Whether two neighbours may become one. */
export function canMerge(one: LogRecord, next: LogRecord, kept: ReadonlySet<Sequence>): boolean {
  return !kept.has(one.sequence) && Math.floor(one.time / hour) === Math.floor(next.time / hour);
}

/** Who wrote what is left of records in the update they became. */
function writtenIn(update: Uint8Array, records: readonly LogRecord[]): WrittenRange[] {
  const authorship = new Authorship();
  authorship.take(records);
  const written: WrittenRange[] = [];
  for (const item of Y.decodeUpdate(update).structs) {
    if (!(item instanceof Y.Item) || !(item.content instanceof Y.ContentString)) continue;
    const { client } = item.id;
    let { clock } = item.id;
    for (const { length, mark } of authorship.of(item)) {
      if (mark) written.push({ client, clock, length, user: mark.user, time: mark.time });
      clock += length;
    }
  }
  return written;
}
