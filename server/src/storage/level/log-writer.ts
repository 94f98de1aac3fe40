import { randomBytes } from "node:crypto";
import type { DocumentId } from "../../documents/document-id.ts";
import type {
  Authorship,
  Claim,
  LogRecord,
  LogWriter,
  OpenedDocument,
  Sequence,
  StoredDocument,
} from "../document-log.ts";
import { claimOperation } from "./claims.ts";
import type { CommitQueue, Committed } from "./commit-queue.ts";
import { grow, type LogSize, sizeOf } from "./compaction.ts";
import type { Operation } from "./database.ts";
import { type DocumentHash, documentKey, hashDocument, sequenceKey } from "./keys.ts";
import { encodeRecords } from "./records.ts";
import { seal, sealJson } from "./sealed.ts";
import { type Head, newReceiptKey } from "./stored-document.ts";

export interface LogWriterOptions {
  commits: CommitQueue;
  now: () => number;
  /** Called after each commit with how much was written since the last snapshot. */
  onCommit: (documentId: DocumentId, size: LogSize) => void;
  /** Nobody writes it for now. */
  onRest: (documentId: DocumentId, size: LogSize) => void;
  /** Nothing of it is on its way to the disk any more. */
  onClose: (documentId: DocumentId, size: LogSize) => void;
}

/** Opens what is stored for writing; `undefined` is a new document, which its first update makes. */
export function openForWriting(
  documentId: DocumentId,
  found: StoredDocument | undefined,
  options: LogWriterOptions,
): Pick<OpenedDocument, "stored" | "writer"> {
  const stored = found ?? newDocument(options.now());
  const isHeadWritten = found !== undefined && !found.damage.some(({ type }) => type === "unreadable-head");
  const { generation, receiptKey, createdAt, head } = stored;
  const writer = new LevelLogWriter(
    { documentId, generation, receiptKey, createdAt },
    isHeadWritten,
    head,
    sizeOf(stored),
    options,
  );
  return { stored, writer };
}

class LevelLogWriter implements LogWriter, Committed {
  readonly #name: Required<Head>;
  /** In hexadecimal: kept as bytes, it would hold on to a block of memory that Node makes many small buffers from. */
  readonly #hash: string;
  readonly #size: LogSize;
  readonly #options: LogWriterOptions;
  readonly #isHeadStored: boolean;
  #head: Sequence;
  #durable: Sequence;
  #inFlight: Sequence;
  #queued: LogRecord[] = [];
  #claims: readonly Claim[] = [];
  #isFirstCommit = true;
  #isClosed = false;
  #tell: ((durable: Sequence) => void) | undefined;
  #waiting: { until: Sequence; resolve: () => void }[] = [];

  constructor(name: Required<Head>, isHeadStored: boolean, last: Sequence, size: LogSize, options: LogWriterOptions) {
    this.#name = name;
    this.#hash = hashDocument(name.documentId).toString("hex");
    this.#size = size;
    this.#options = options;
    this.#isHeadStored = isHeadStored;
    this.#head = last;
    this.#durable = last;
    this.#inFlight = last;
  }

  get generation(): string {
    return this.#name.generation;
  }

  get receiptKey(): string {
    return this.#name.receiptKey;
  }

  get head(): Sequence {
    return this.#head;
  }

  get durable(): Sequence {
    return this.#durable;
  }

  append(update: Uint8Array, by: Authorship, claims?: readonly Claim[]): Sequence {
    if (this.#isClosed) throw new Error(`${this.#name.documentId} is closed.`);
    this.#head += 1;
    this.#queued.push({ sequence: this.#head, time: this.#options.now(), by, update });
    if (claims && claims.length > 0) this.#claims = [...this.#claims, ...claims];
    if (this.#queued.length === 1) this.#options.commits.add(this);
    return this.#head;
  }

  onDurable(listener: (durable: Sequence) => void) {
    this.#tell = listener;
  }

  settled(): Promise<void> {
    if (this.#durable >= this.#head) return Promise.resolve();
    return new Promise((resolve, reject) => {
      this.#waiting.push({ until: this.#head, resolve });
      this.#options.commits.settled().catch(reject);
    });
  }

  rest() {
    this.#options.onRest(this.#name.documentId, this.#size);
  }

  close(): Promise<void> {
    this.#isClosed = true;
    const closed = () => this.#options.onClose(this.#name.documentId, this.#size);
    if (this.#durable < this.#head) return this.settled().then(closed);
    closed();
    return Promise.resolve();
  }

  takeOperations(): Operation[] {
    const records = this.#queued;
    this.#queued = [];
    this.#inFlight = this.#head;
    const document = Buffer.from(this.#hash, "hex");
    const operations = this.#isFirstCommit ? this.#firstOperations(document) : [];
    this.#isFirstCommit = false;
    const key = sequenceKey("log", document, this.#name.generation, this.#inFlight);
    const value = seal(key, encodeRecords(records));
    grow(this.#size, records);
    operations.push({ type: "put", key, value });
    for (const claim of this.#claims) operations.push(claimOperation(document, this.#name.generation, claim));
    this.#claims = [];
    return operations;
  }

  committed() {
    this.#durable = this.#inFlight;
    this.#tell?.(this.#durable);
    while (this.#waiting[0] && this.#waiting[0].until <= this.#durable) this.#waiting.shift()?.resolve();
    this.#options.onCommit(this.#name.documentId, this.#size);
  }

  /** What makes a document, and the mark that its catalogue entry falls behind while it is written. */
  #firstOperations(document: DocumentHash): Operation[] {
    const staleKey = documentKey("stale", document);
    const operations: Operation[] = [{ type: "put", key: staleKey, value: sealJson(staleKey, this.#name.documentId) }];
    if (this.#isHeadStored) return operations;
    const headKey = documentKey("head", document);
    operations.push({ type: "put", key: headKey, value: sealJson(headKey, this.#name) });
    operations.push({ type: "del", key: documentKey("tombstone", document) });
    return operations;
  }
}

function newDocument(createdAt: number): StoredDocument {
  const generation = randomBytes(4).toString("hex");
  return {
    generation,
    receiptKey: newReceiptKey(),
    createdAt,
    snapshot: undefined,
    records: [],
    head: 0,
    damage: [],
  };
}
