import { randomBytes } from "node:crypto";
import type { DocumentId } from "../../documents/document-id.ts";
import { Refusal } from "../../refusal.ts";
import {
  type Damage,
  firstOf,
  type LogRecord,
  type Sequence,
  type Snapshot,
  type StoredDocument,
} from "../document-log.ts";
import type { View } from "./database.ts";
import {
  type DocumentHash,
  documentKey,
  documentRange,
  hashDocument,
  readGeneration,
  readSequence,
  sequenceRange,
} from "./keys.ts";
import { decodeRecords } from "./records.ts";
import { Damaged, unseal, unsealJson } from "./sealed.ts";
import { readSnapshot } from "./snapshots.ts";
import { unpackHistory } from "./history.ts";

/** Names a document's life. It is written with the first update and never changes. */
export interface Head {
  documentId: DocumentId;
  generation: string;
  /** Missing in heads that were written before there were any. */
  receiptKey?: string;
  createdAt: number;
}

/** The document as it stands in the view: the newest snapshot that can be read, and every record after it. */
export async function readStoredDocument(view: View, documentId: DocumentId): Promise<StoredDocument | undefined> {
  const document = hashDocument(documentId);
  const damage: Damage[] = [];
  const head = await readHead(view, documentId, damage);
  if (!head) return undefined;

  const snapshot = await newestReadableSnapshot(view, document, head.generation, damage);
  const records: LogRecord[] = [];
  const from = (snapshot?.sequence ?? 0) + 1;
  for await (const record of readRecords(view, document, head.generation, from, damage)) records.push(record);
  return {
    generation: head.generation,
    receiptKey: head.receiptKey ?? newReceiptKey(),
    createdAt: head.createdAt,
    snapshot,
    records,
    head: Math.max(from - 1, records.at(-1)?.sequence ?? 0, ...damage.map(lastTouched)),
    damage,
  };
}

const historyPage = 2_000;

/** The next records from `from` on: whole segments, so that none is decoded twice. Empty at the end. */
export async function readHistoryPage(view: View, documentId: DocumentId, from: Sequence, damage: Damage[]) {
  const page: LogRecord[] = [];
  const head = await readHead(view, documentId, []);
  if (!head) return page;
  for await (const run of readCheckedRuns(view, hashDocument(documentId), head.generation, from, damage)) {
    for (const record of run) page.push(record);
    if (page.length >= historyPage) break;
  }
  return page;
}

/** All readable records from `from` on, out of the history and the log. */
export async function* readRecords(
  view: View,
  document: DocumentHash,
  generation: string,
  from: Sequence,
  damage: Damage[],
): AsyncGenerator<LogRecord> {
  for await (const run of readCheckedRuns(view, document, generation, from, damage)) yield* run;
}

/** The same, as they lie together: who stops after a run has not decoded anything for nothing. */
export async function* readCheckedRuns(
  view: View,
  document: DocumentHash,
  generation: string,
  from: Sequence,
  damage: Damage[],
): AsyncGenerator<LogRecord[]> {
  let expected = from;
  for await (const [at, records] of readRuns(view, document, generation, from)) {
    if (!records) damage.push({ type: "unreadable-record", at });
    const run = (records ?? []).filter(({ sequence }) => sequence >= expected);
    const first = run[0] ? firstOf(run[0]) : expected;
    if (first > expected) damage.push({ type: "missing-updates", from: expected, to: first - 1 });
    expected = (run.at(-1)?.sequence ?? expected - 1) + 1;
    if (run.length > 0) yield run;
  }
}

/** History segments, then log entries; `undefined` for what cannot be read. */
async function* readRuns(
  view: View,
  document: DocumentHash,
  generation: string,
  from: Sequence,
): AsyncGenerator<[Sequence, LogRecord[] | undefined]> {
  for await (const [key, value] of view.entries(sequenceRange("history", document, generation, from))) {
    yield [readSequence(key), await readable(() => unpackHistory(key, value))];
  }
  for await (const [key, value] of view.entries(sequenceRange("log", document, generation, from))) {
    const last = readSequence(key);
    yield [last, await readable(() => decodeRecords(last, unseal(key, value)))];
  }
}

function lastTouched(damage: Damage): Sequence {
  switch (damage.type) {
    case "missing-updates":
      return damage.to;
    case "unreadable-head":
    case "unreadable-claim":
      return 0;
    default:
      return damage.at;
  }
}

/** Finds the document's head; one that was lost is found again in the keys of what it headed. */
export async function readHead(view: View, documentId: DocumentId, damage: Damage[]): Promise<Head | undefined> {
  const document = hashDocument(documentId);
  if (await view.get(documentKey("tombstone", document))) return undefined;
  const key = documentKey("head", document);
  const value = await view.get(key);
  const head = value && (await readable(() => unsealJson<Head>(key, value)));
  if (head && head.documentId !== documentId) {
    throw new Refusal(
      "invalid-document-id",
      "This document id cannot be used: another one has its place in the store.",
    );
  }
  if (head) return head;
  const generation = await inferGeneration(view, document);
  if (generation === undefined) return undefined;
  damage.push({ type: "unreadable-head" });
  return { documentId, generation, createdAt: 0 };
}

export function newReceiptKey(): string {
  return randomBytes(16).toString("base64url");
}

async function inferGeneration(view: View, document: DocumentHash): Promise<string | undefined> {
  for (const kind of ["log", "snapshot"] as const) {
    for await (const key of view.keys({ ...documentRange(kind, document), reverse: true, limit: 1 })) {
      return readGeneration(key);
    }
  }
  return undefined;
}

async function newestReadableSnapshot(
  view: View,
  document: DocumentHash,
  generation: string,
  damage: Damage[],
): Promise<Snapshot | undefined> {
  for await (const key of view.keys({ ...documentRange("snapshot", document, generation), reverse: true })) {
    const sequence = readSequence(key);
    const found = await readable(() => readSnapshot(view, document, generation, sequence));
    if (found) {
      damage.push(...found.damage);
      return found.snapshot;
    }
    damage.push({ type: "unreadable-snapshot", at: sequence });
  }
  return undefined;
}

export async function readable<Result>(read: () => Result | Promise<Result>): Promise<Result | undefined> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof Damaged)) throw error;
    return undefined;
  }
}
