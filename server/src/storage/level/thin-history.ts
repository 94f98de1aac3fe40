import type { DocumentId } from "../../documents/document-id.ts";
import { type Damage, firstOf, type LogRecord, type Sequence } from "../document-log.ts";
import type { Retention } from "../retention.ts";
import type { CommitQueue } from "./commit-queue.ts";
import type { Database, Operation, View } from "./database.ts";
import { packHistory } from "./history.ts";
import { type DocumentHash, documentRange, hashDocument, readSequence, sequenceRange } from "./keys.ts";
import { readCheckedRuns, readHead, readHistoryPage } from "./stored-document.ts";

/** The part of a history that is older than what is kept whole. */
interface Old {
  readonly generation: string;
  /** Named versions, and snapshots, which begin anew after themselves. */
  readonly kept: ReadonlySet<Sequence>;
  readonly last: Sequence;
  readonly records: number;
}

/**
 * Replaces the old segments of a history by fewer, in which updates are merged:
 *
 *     history 1–900 901–2000 2001–2400   →   history 1–340·341–2000 │ 2001–2400
 *
 * One atomic batch swaps. A history with damage is left as it is: what is merged could not be told apart any more.
 */
export async function thinHistory(
  database: Database,
  commits: CommitQueue,
  documentId: DocumentId,
  retention: Retention,
  now: number,
): Promise<void> {
  const old = await database.read((view) => findOld(view, documentId, retention, now));
  if (!old) return;
  const document = hashDocument(documentId);
  const thinned = await retention.thin(readUpTo(database, documentId, old.last), old.kept);
  if (thinned.length === old.records || !isWhole(thinned, old.last)) return;
  const segments = await packHistory(document, old.generation, thinned);
  const stale = await database.read((view) => segmentKeys(view, document, old));
  await commits.write([...stale, ...segments]);
}

/** `undefined` when nothing is to be merged. */
async function findOld(view: View, documentId: DocumentId, { keepAllMs, canMerge }: Retention, now: number) {
  const head = await readHead(view, documentId, []);
  if (!head) return undefined;
  const document = hashDocument(documentId);
  const { generation } = head;
  const snapshots = await sequencesOf(view, "snapshot", document, generation);
  const kept = new Set([...snapshots, ...(await sequencesOf(view, "version", document, generation))]);
  const damage: Damage[] = [];
  let [last, records, canThin] = [0, 0, false];
  let before: LogRecord | undefined;
  for await (const run of readCheckedRuns(view, document, generation, 1, damage)) {
    const end = run.at(-1);
    // Only what a snapshot covers is history, the rest is still the log.
    if (!end || end.time >= now - keepAllMs || end.sequence > Math.max(0, ...snapshots)) break;
    for (const record of run) {
      canThin ||= before !== undefined && canMerge(before, record, kept);
      before = record;
    }
    last = end.sequence;
    records += run.length;
  }
  const old: Old = { generation, kept, last, records };
  return canThin && damage.length === 0 ? old : undefined;
}

async function sequencesOf(view: View, kind: "snapshot" | "version", document: DocumentHash, generation: string) {
  const sequences: Sequence[] = [];
  for await (const key of view.keys(documentRange(kind, document, generation))) sequences.push(readSequence(key));
  return sequences;
}

async function* readUpTo(database: Database, documentId: DocumentId, last: Sequence): AsyncGenerator<LogRecord> {
  for (let next = 1; next <= last;) {
    const from = next;
    const page = await database.read((view) => readHistoryPage(view, documentId, from, []));
    for (const record of page) {
      if (record.sequence > last) return;
      yield record;
      next = record.sequence + 1;
    }
    if (page.length === 0) return;
  }
}

/** Every number from 1 to the last is in one of them. */
function isWhole(records: readonly LogRecord[], last: Sequence): boolean {
  let covered = 0;
  for (const record of records) {
    if (firstOf(record) !== covered + 1) return false;
    covered = record.sequence;
  }
  return covered === last;
}

async function segmentKeys(view: View, document: DocumentHash, { generation, last }: Old): Promise<Operation[]> {
  const operations: Operation[] = [];
  for await (const key of view.keys(sequenceRange("history", document, generation, 0))) {
    if (readSequence(key) > last) break;
    operations.push({ type: "del", key });
  }
  return operations;
}
