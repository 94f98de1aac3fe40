import type { Receipt } from "@weft/server/api";
import * as Y from "yjs";
import {
  type AsideReason,
  copyKey,
  type CopyOwner,
  type CopyRecord,
  hasUnsavedEdits,
  type LocalStore,
  openLocalStore,
} from "./local-store.ts";
import type { Known } from "./protocol.ts";
import type { DeviceFacts } from "./save-status.ts";

export interface LocalCopyOptions extends CopyOwner {
  documentId: string;
  /** What a list of documents shows. */
  title: () => string;
  onState: (state: DeviceFacts) => void;
}

/** What was found on opening. */
export interface FoundCopy {
  updates: Uint8Array[];
  known: Known;
  hasUnsaved: boolean;
}

const retryMs = 3_000;
/** More rows than this are folded into one when a copy is opened. */
const manyRows = 64;

/**
 * The copy of a document on this device. Every update goes into IndexedDB at once, and "kept" is said when the
 * transaction that wrote it has completed; what comes while one is under way goes into the next.
 */
export class LocalCopy {
  readonly #options: LocalCopyOptions;
  readonly key: string;
  /** Tells the edits of this page from those of other tabs and of pages before it. */
  readonly #page = crypto.getRandomValues(new Uint32Array(2)).join("-");
  #store: LocalStore | undefined;
  #foundUnsaved: Record<string, number> = {};
  #known: Known = {};
  /** The server has acknowledged everything at least once since the copy was opened. */
  #isAcknowledged = false;
  #edits = 0;
  #savedEdits = 0;
  #queued: Uint8Array[] = [];
  #mustWrite = false;
  #writing: Promise<void> | undefined;
  #isClosed = false;
  #wake: () => void = () => {};

  constructor(options: LocalCopyOptions) {
    this.#options = options;
    this.key = copyKey(options, options.documentId);
  }

  /** Reads the copy; `undefined` when there is none, or when the browser keeps nothing. */
  async open(): Promise<FoundCopy | undefined> {
    try {
      const transaction = (await this.#opened()).transaction(["copies", "updates"]);
      const index = transaction.objectStore("updates").index("key");
      const [record, rows, ids] = await Promise.all([
        transaction.objectStore("copies").get(this.key),
        index.getAll(this.key),
        index.getAllKeys(this.key),
      ]);
      if (!record) return undefined;
      this.#foundUnsaved = record.unsaved;
      this.#known = { generation: record.generation, sequence: record.sequence, proof: record.proof };
      const updates = rows.map(({ update }) => update);
      if (updates.length > manyRows) void this.#fold(updates, ids);
      return { updates, known: this.#known, hasUnsaved: hasUnsavedEdits(record) };
    } catch {
      this.#options.onState("unavailable");
      return undefined;
    }
  }

  /** Makes the copy, so that a document begun without a network can be opened again. */
  create() {
    this.#mustWrite = true;
    this.#write();
  }

  /** Keeps an update. `isEdit` says that it was made here and the server does not have it yet. */
  append(update: Uint8Array, isEdit: boolean) {
    if (isEdit) this.#edits += 1;
    this.#queued.push(update);
    this.#write();
  }

  /** The server's name for the life of the document this is a copy of. */
  belongsTo(generation: string) {
    if (this.#known.generation === generation) return;
    this.#known.generation = generation;
    this.create();
  }

  /** Everything in the copy is on the server's disk. */
  saved({ sequence, proof }: Receipt) {
    const isNews = this.#savedEdits < this.#edits || Object.keys(this.#foundUnsaved).length > 0;
    Object.assign(this.#known, { sequence, proof });
    this.#isAcknowledged = true;
    this.#savedEdits = this.#edits;
    if (isNews) this.create();
  }

  /** Takes the copy out of the document's place; it stays on the device until the person decides about it. */
  async setAside(reason: AsideReason): Promise<void> {
    await this.#finish();
    const transaction = (await this.#opened()).transaction(["copies", "updates"], "readwrite");
    const copies = transaction.objectStore("copies");
    const record = await copies.get(this.key);
    if (!record || this.#isOfAnotherLife(record)) return;
    const key = `${this.key}#${Date.now()}`;
    await copies.put({ ...record, key, aside: reason });
    await copies.delete(this.key);
    const updates = transaction.objectStore("updates");
    for (let row = await updates.index("key").openCursor(this.key); row; row = await row.continue()) {
      await row.update({ ...row.value, key });
    }
    await transaction.done;
  }

  /** Ends after what waits is kept, or at once where nothing can be kept. */
  async close(): Promise<void> {
    await this.#finish();
    this.#store?.close();
  }

  async #finish() {
    this.#isClosed = true;
    this.#wake();
    await this.#writing;
  }

  #write() {
    if (this.#isClosed) return;
    if (this.#queued.length > 0) this.#options.onState("writing");
    this.#writing ??= this.#writeAll().finally(() => {
      this.#writing = undefined;
    });
  }

  async #writeAll() {
    while (this.#queued.length > 0 || this.#mustWrite) {
      const batch = this.#queued;
      this.#queued = [];
      this.#mustWrite = false;
      try {
        await this.#commit(batch);
      } catch (error) {
        this.#queued.unshift(...batch);
        this.#mustWrite = true;
        this.#options.onState(isFull(error) ? "full" : "unavailable");
        if (this.#isClosed) return;
        await this.#pause();
      }
    }
    this.#options.onState("kept");
  }

  async #commit(batch: Uint8Array[]) {
    const store = await this.#opened();
    const transaction = store.transaction(["copies", "updates"], "readwrite", { durability: "strict" });
    const copies = transaction.objectStore("copies");
    const found = await copies.get(this.key);
    // Another tab has put the copy aside already and begun a new one: what comes late from this one goes aside as well.
    const isLate = found !== undefined && this.#isOfAnotherLife(found);
    const record = this.#record(isLate ? undefined : found);
    if (isLate) Object.assign(record, { key: `${this.key}#${this.#page}`, aside: "other-generation" });
    await copies.put(record);
    const [first] = batch;
    if (first) {
      const update = batch.length === 1 ? first : Y.mergeUpdates(batch);
      await transaction.objectStore("updates").add({ key: record.key, update });
    }
    await transaction.done;
  }

  #isOfAnotherLife({ generation }: CopyRecord): boolean {
    return generation !== undefined && this.#known.generation !== undefined && generation !== this.#known.generation;
  }

  /** Other tabs write the same record: only what this page knows better is changed. */
  #record(before: CopyRecord | undefined): CopyRecord {
    const { server, user, documentId, title } = this.#options;
    const unsaved = { ...before?.unsaved };
    if (this.#savedEdits === this.#edits) {
      delete unsaved[this.#page];
      for (const [page, edits] of Object.entries(this.#foundUnsaved)) {
        if (this.#isAcknowledged && unsaved[page] === edits) delete unsaved[page];
      }
    } else {
      unsaved[this.#page] = this.#edits;
    }
    return {
      key: this.key,
      server,
      user,
      documentId,
      title: title(),
      unsaved,
      changedAt: Date.now(),
      ...this.#known,
    };
  }

  /** Many small rows are slow to open. Rows that other tabs add meanwhile are not touched. */
  async #fold(updates: Uint8Array[], ids: number[]) {
    const document = new Y.Doc();
    document.transact(() => {
      for (const update of updates) Y.applyUpdate(document, update);
    });
    const transaction = (await this.#opened()).transaction("updates", "readwrite");
    await transaction.store.add({ key: this.key, update: Y.encodeStateAsUpdate(document) });
    for (const id of ids) await transaction.store.delete(id);
    await transaction.done;
    document.destroy();
  }

  async #opened(): Promise<LocalStore> {
    this.#store ??= await openLocalStore(() => {
      this.#store = undefined;
    });
    return this.#store;
  }

  #pause(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
      setTimeout(resolve, retryMs);
    });
  }
}

function isFull(error: unknown): boolean {
  return error instanceof DOMException && error.name === "QuotaExceededError";
}
