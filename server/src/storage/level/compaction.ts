import type { DocumentId } from "../../documents/document-id.ts";
import type { LogRecord, StoredDocument } from "../document-log.ts";
import type { BuildSnapshot } from "../snapshot-builder.ts";
import type { CommitQueue } from "./commit-queue.ts";
import type { Database, Operation } from "./database.ts";
import { packHistory } from "./history.ts";
import { hashDocument, readSequence, sequenceRange } from "./keys.ts";
import { encodeSnapshot, snapshotKeysExcept } from "./snapshots.ts";
import { readStoredDocument } from "./stored-document.ts";

/** How large a document's log is since its last snapshot, and the state in that snapshot. */
export interface LogSize {
  updates: number;
  logBytes: number;
  /** Before there is one, that of the first update: one that brings a whole document is as good as a snapshot. */
  snapshotBytes: number;
}

export function sizeOf({ snapshot, records }: Pick<StoredDocument, "snapshot" | "records">): LogSize {
  const size = { updates: 0, logBytes: 0, snapshotBytes: snapshot?.state.length ?? 0 };
  grow(size, records);
  return size;
}

/** Counts what was appended. */
export function grow(size: LogSize, records: readonly LogRecord[]) {
  for (const { update } of records) {
    if (size.updates === 0 && size.snapshotBytes === 0) size.snapshotBytes = update.length;
    else size.logBytes += update.length + recordOverhead;
    size.updates += 1;
  }
}

/** Key, checksums, time and LevelDB's own, when each is in a commit of its own. */
const recordOverhead = 60;

export type CompactionDue = (size: LogSize) => boolean;

/** A snapshot after every 1,000 keystrokes of a long document would write it forty times over. */
export const isCompactionDue: CompactionDue = ({ updates, logBytes, snapshotBytes }) =>
  updates >= 1_000 && logBytes >= snapshotBytes;

/**
 * When everybody has left, a shorter log is worth it: it is what the next one who opens the document waits for. Not much
 * shorter, as somebody who writes a little in a long document every day would write it anew every day; 10,000 updates
 * take a tenth of a second to load.
 */
export const isCompactionDueOnLeaving: CompactionDue = ({ updates, logBytes, snapshotBytes }) =>
  updates >= 10_000 || (updates >= 250 && logBytes * 2 >= snapshotBytes);

/**
 * Replaces the log so far by a snapshot built from it:
 *
 *     snapshot 2 │ log 3 4 5 6   →   snapshot 2 │ history 3–6 │ snapshot 6 │ log 7 …
 *
 * The pieces are written first and mean nothing without the manifest; one atomic batch then swaps. The snapshot before
 * and all history stay, so an unreadable snapshot can be rebuilt. Updates appended meanwhile are not touched.
 *
 * Resolves with the size of the new state, `undefined` when there was nothing to do.
 */
export async function compactDocument(
  database: Database,
  commits: CommitQueue,
  documentId: DocumentId,
  buildSnapshot: BuildSnapshot,
): Promise<number | undefined> {
  const stored = await database.read((view) => readStoredDocument(view, documentId));
  const last = stored?.records.at(-1);
  if (!stored || !last) return undefined;

  const document = hashDocument(documentId);
  const { generation, snapshot, records, damage } = stored;
  const state = await buildSnapshot(
    snapshot?.state,
    records.map((record) => record.update),
  );
  const encoded = await encodeSnapshot(document, generation, { sequence: last.sequence, state }, damage);
  const history = await packHistory(document, generation, records);
  const stale = await database.read(async (view) => {
    const kept = snapshot ? [snapshot.sequence, last.sequence] : [last.sequence];
    const operations: Operation[] = await snapshotKeysExcept(view, document, generation, kept);
    for await (const key of view.keys(sequenceRange("log", document, generation, 0))) {
      if (readSequence(key) > last.sequence) break;
      operations.push({ type: "del", key });
    }
    return operations;
  });

  for (const chunk of encoded.chunks) await commits.write([chunk]);
  await commits.write([encoded.manifest, ...history, ...stale]);
  return state.length;
}
