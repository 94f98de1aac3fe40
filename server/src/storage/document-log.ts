import type { DocumentId } from "../documents/document-id.ts";

/** The number of an update in its document: 1, 2, 3 … without a gap. 0 is the empty document. */
export type Sequence = number;

/** Who an update is from; `user` is empty for somebody without an account. */
export interface Authorship {
  readonly user: string;
}

/** Whose a Yjs client id is. */
export interface Claim {
  readonly client: number;
  /** The account that writes with it, or, where it is not its own, through whom edits made with it first came. */
  readonly user: string;
  readonly isOwn: boolean;
}

/** One update as it was logged. */
export interface LogRecord {
  readonly sequence: Sequence;
  /** Milliseconds since 1970, by the server's clock. */
  readonly time: number;
  readonly by: Authorship;
  /** A Yjs update, version 1. */
  readonly update: Uint8Array;
  /** Set where updates became one when the history was thinned; the rest of the record is that of the last of them. */
  readonly merged?: Merged;
}

/** What is kept of updates that became one. */
export interface Merged {
  /** The first of them. */
  readonly from: Sequence;
  /** Who edited, when, and how much. */
  readonly edits: readonly Edit[];
  /** Who wrote what there still is of it. */
  readonly written: readonly WrittenRange[];
}

/** One user's updates from one time to another; inserted and deleted are characters. */
export interface Edit {
  readonly user: string;
  readonly from: number;
  readonly to: number;
  readonly firstSequence: Sequence;
  readonly lastSequence: Sequence;
  readonly updates: number;
  readonly inserted: number;
  readonly deleted: number;
}

/** Clocks of one Yjs client that one user wrote in one minute. */
export interface WrittenRange {
  readonly client: number;
  readonly clock: number;
  readonly length: number;
  readonly user: string;
  readonly time: number;
}

/** The number of the first update a record holds. */
export function firstOf({ sequence, merged }: Pick<LogRecord, "sequence" | "merged">): Sequence {
  return merged?.from ?? sequence;
}

/** The whole document as one Yjs update (version 1), covering every update up to `sequence`. */
export interface Snapshot {
  readonly sequence: Sequence;
  readonly state: Uint8Array;
}

/** What could not be read. It costs itself: everything else of the document is still returned. */
export type Damage =
  | { readonly type: "missing-updates"; readonly from: Sequence; readonly to: Sequence }
  | { readonly type: "unreadable-record"; readonly at: Sequence }
  | { readonly type: "unreadable-snapshot"; readonly at: Sequence }
  | { readonly type: "unreadable-head" }
  | { readonly type: "unreadable-claim" };

/** All that has to be read to have a document as it is. */
export interface StoredDocument {
  /** Names this life of the document: a document deleted and made again under its old id gets another. */
  readonly generation: string;
  /** Known to the server alone, of this life: receipts are proved with it. */
  readonly receiptKey: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly snapshot: Snapshot | undefined;
  /** Every readable record after the snapshot, in order. */
  readonly records: readonly LogRecord[];
  /** The highest sequence number ever found; the next update gets the one after it. */
  readonly head: Sequence;
  readonly damage: readonly Damage[];
}

/**
 * Keeps documents as numbered updates. Its promise: what `durable` covers survives a crash of the process and of the
 * machine, in order and without a gap, and damage is reported, never hidden.
 * Every implementation passes `document-log.contract.ts`.
 */
export interface DocumentLog {
  /** What is on the disk; `undefined` for a document that was never written. */
  read(documentId: DocumentId): Promise<StoredDocument | undefined>;
  /** Opens a document for writing. One writer at a time: a second `open` before `close` throws. */
  open(documentId: DocumentId): Promise<OpenedDocument>;
  /** Folds the records so far into a snapshot and moves them into the history. Safe beside a writer. */
  compact(documentId: DocumentId): Promise<void>;
  /**
   * Every update still known from `from` on, also those the snapshot covers, in order; of a history that was thinned,
   * the merged ones. What could not be read on the way is added to `damage`.
   */
  history(documentId: DocumentId, from?: Sequence, damage?: Damage[]): AsyncIterable<LogRecord>;
  /** Removes every trace but a tombstone. The writer must be closed before. */
  delete(documentId: DocumentId): Promise<void>;
}

/** A document that is being written. */
export interface OpenedDocument {
  /** What was stored on opening; a fresh generation without records for a new document. */
  readonly stored: StoredDocument;
  readonly writer: LogWriter;
  /** It was deleted before; the first update takes that back. */
  readonly wasDeleted: boolean;
  readonly claims: readonly Claim[];
}

/** The one writer of a document. */
export interface LogWriter {
  readonly generation: string;
  readonly receiptKey: string;
  /** The last number given out. */
  readonly head: Sequence;
  /** Everything up to this number would survive a crash. */
  readonly durable: Sequence;
  /**
   * Gives the update the next number and queues it; a failed write is retried until it succeeds. The claims become
   * durable with it or not at all; a later one about the same client id replaces the earlier.
   */
  append(update: Uint8Array, by: Authorship, claims?: readonly Claim[]): Sequence;
  /** Called with the new `durable` after each commit that moved it. */
  onDurable(listener: (durable: Sequence) => void): void;
  /** Resolves once `durable` has reached what `head` is now. */
  settled(): Promise<void>;
  /** Nobody is writing any more, perhaps for long: a good moment to fold what was written. */
  rest(): void;
  /** Ends the writing after what is queued is durable: at once, before the call returns, when nothing is. */
  close(): Promise<void>;
}

/** Storage cannot be used right now; trying again later may help. */
export class StorageUnavailable extends Error {
  override readonly name = "StorageUnavailable";
}
