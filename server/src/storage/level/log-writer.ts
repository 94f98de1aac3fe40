import { randomBytes } from "node:crypto";
import type { DocumentId } from "../../documents/document-id.ts";
import type { Authorship, LogRecord, LogWriter, OpenedDocument, Sequence, StoredDocument } from "../document-log.ts";
import type { CommitQueue, Committed } from "./commit-queue.ts";
import type { LogSize } from "./compaction.ts";
import type { Operation } from "./database.ts";
import { type DocumentHash, documentKey, hashDocument, sequenceKey } from "./keys.ts";
import { encodeRecords } from "./records.ts";
import { seal, sealJson } from "./sealed.ts";
import type { Head } from "./stored-document.ts";

export interface LogWriterOptions {
  commits: CommitQueue;
  now: () => number;
  /** Called after each commit with how much was written since the last snapshot. */
  onCommit: (size: LogSize) => void;
  /** Nothing of it is on its way to the disk any more. */
  onClose: (size: LogSize) => void;
}

/** Opens what is stored for writing; `undefined` is a new document, which its first update makes. */
export function openForWriting(
  documentId: DocumentId,
  found: StoredDocument | undefined,
  options: LogWriterOptions,
): Omit<OpenedDocument, "wasDeleted"> {
  const stored = found ?? newDocument(options.now());
  const isHeadWritten = found !== undefined && !found.damage.some(({ type }) => type === "unreadable-head");
  const { generation, createdAt, head } = stored;
  const writer = createLogWriter({ documentId, generation, createdAt }, isHeadWritten, head, sizeOf(stored), options);
  return { stored, writer };
}

function createLogWriter(
  name: Head,
  isHeadStored: boolean,
  last: Sequence,
  size: LogSize,
  { commits, now, onCommit, onClose }: LogWriterOptions,
): LogWriter {
  const document = hashDocument(name.documentId);
  let head = last;
  let durable = last;
  let inFlight = last;
  let queued: LogRecord[] = [];
  let isFirstCommit = true;
  let isClosed = false;
  let tell: (durable: Sequence) => void = () => {};
  const waiting: { until: Sequence; resolve: () => void }[] = [];

  const committed: Committed = {
    takeOperations() {
      const records = queued;
      queued = [];
      inFlight = head;
      const operations = isFirstCommit ? firstOperations(name, document, isHeadStored) : [];
      isFirstCommit = false;
      const key = sequenceKey("log", document, name.generation, inFlight);
      const value = seal(key, encodeRecords(records));
      size.updates += records.length;
      size.logBytes += value.length;
      operations.push({ type: "put", key, value });
      return operations;
    },
    committed() {
      durable = inFlight;
      tell(durable);
      while (waiting[0] && waiting[0].until <= durable) waiting.shift()?.resolve();
      onCommit(size);
    },
  };

  return {
    generation: name.generation,
    get head() {
      return head;
    },
    get durable() {
      return durable;
    },
    append(update: Uint8Array, by: Authorship) {
      if (isClosed) throw new Error(`${name.documentId} is closed.`);
      head += 1;
      queued.push({ sequence: head, time: now(), by, update });
      if (queued.length === 1) commits.add(committed);
      return head;
    },
    onDurable(listener) {
      tell = listener;
    },
    settled() {
      if (durable >= head) return Promise.resolve();
      return new Promise((resolve, reject) => {
        waiting.push({ until: head, resolve });
        commits.settled().catch(reject);
      });
    },
    close() {
      isClosed = true;
      if (durable >= head) {
        onClose(size);
        return Promise.resolve();
      }
      return this.settled().then(() => onClose(size));
    },
  };
}

/** What makes a document, and the mark that its catalogue entry falls behind while it is written. */
function firstOperations(name: Head, document: DocumentHash, isHeadStored: boolean): Operation[] {
  const staleKey = documentKey("stale", document);
  const operations: Operation[] = [{ type: "put", key: staleKey, value: sealJson(staleKey, name.documentId) }];
  if (isHeadStored) return operations;
  const headKey = documentKey("head", document);
  operations.push({ type: "put", key: headKey, value: sealJson(headKey, name) });
  operations.push({ type: "del", key: documentKey("tombstone", document) });
  return operations;
}

function newDocument(createdAt: number): StoredDocument {
  const generation = randomBytes(4).toString("hex");
  return { generation, createdAt, snapshot: undefined, records: [], head: 0, damage: [] };
}

function sizeOf(stored: StoredDocument): LogSize {
  return {
    updates: stored.records.length,
    logBytes: stored.records.reduce((bytes, record) => bytes + record.update.length, 0),
    snapshotBytes: stored.snapshot?.state.length ?? 0,
  };
}
