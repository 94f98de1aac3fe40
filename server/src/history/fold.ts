import * as Y from "yjs";
import { withoutBroken } from "../documents/restore.ts";
import type { Damage, LogRecord } from "../storage/document-log.ts";
import { replay } from "../storage/snapshot-builder.ts";

/**
 * A document made of records, as many at a time as there are: it holds the document, never the history. A record that
 * cannot be applied costs itself and is damage.
 */
export class Fold {
  #state: Uint8Array | undefined;
  #document: Y.Doc;
  readonly #damage: Damage[];

  constructor(base: Uint8Array | undefined, damage: Damage[]) {
    this.#state = base;
    this.#document = replay(base ? [base] : []);
    this.#damage = damage;
  }

  get document(): Y.Doc {
    return this.#document;
  }

  take(records: readonly LogRecord[]) {
    try {
      this.#document.transact(() => {
        for (const { update } of records) Y.applyUpdate(this.#document, update);
      });
    } catch {
      this.#leaveOutBroken(records);
    }
    this.#state = Y.encodeStateAsUpdate(this.#document);
  }

  #leaveOutBroken(records: readonly LogRecord[]) {
    const before = this.#state ? [this.#state] : [];
    const { updates } = withoutBroken([...before, ...records.map(({ update }) => update)]);
    const kept = new Set(updates);
    for (const { sequence, update } of records) {
      if (!kept.has(update)) this.#damage.push({ type: "unreadable-record", at: sequence });
    }
    this.#document.destroy();
    this.#document = replay(updates);
  }
}
