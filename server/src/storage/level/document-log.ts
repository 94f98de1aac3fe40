import type { DocumentId } from "../../documents/document-id.ts";
import type { ContentAddress } from "../../uploads/content-address.ts";
import { type DocumentLog, StorageUnavailable } from "../document-log.ts";
import type { Retention } from "../retention.ts";
import type { BuildSnapshot } from "../snapshot-builder.ts";
import { readClaims } from "./claims.ts";
import type { CommitQueue } from "./commit-queue.ts";
import {
  compactDocument,
  type CompactionDue,
  isCompactionDue,
  isCompactionDueOnLeaving,
  type LogSize,
} from "./compaction.ts";
import type { Database } from "./database.ts";
import { purgeDocument, resumePurges } from "./deletion.ts";
import { documentKey, hashDocument } from "./keys.ts";
import { type LogWriterOptions, openForWriting } from "./log-writer.ts";
import { readHistoryPage, readStoredDocument } from "./stored-document.ts";
import { thinHistory } from "./thin-history.ts";
import { createTurns, type Turns } from "./turns.ts";

export interface LevelDocumentLogOptions {
  buildSnapshot: BuildSnapshot;
  /** A compaction failed: the log stays as it is and grows until the next one. */
  onCompactionFailed: (documentId: DocumentId, error: unknown) => void;
  onCompacted?: (seconds: number) => void;
  now?: () => number;
  /** Shared with whatever else rewrites parts of documents in the same database. */
  turns?: Turns;
  /** Files that a deleted document held. */
  onReleased?: (addresses: readonly ContentAddress[]) => Promise<void>;
  /** Without it every moment is kept for ever. */
  retention?: Retention | undefined;
}

/** A `DocumentLog` in LevelDB. */
export async function createLevelDocumentLog(
  database: Database,
  commits: CommitQueue,
  {
    buildSnapshot,
    onCompactionFailed,
    onCompacted,
    now = Date.now,
    turns = createTurns(),
    retention,
    onReleased,
  }: LevelDocumentLogOptions,
): Promise<DocumentLog> {
  const open = new Set<DocumentId>();
  const deletions = new Map<DocumentId, Promise<void>>();
  await resumePurges(database, commits);

  function compact(documentId: DocumentId): Promise<number | undefined> {
    return turns.take(documentId, async () => {
      const begin = performance.now();
      const bytes = await compactDocument(database, commits, documentId, buildSnapshot);
      if (bytes !== undefined) onCompacted?.((performance.now() - begin) / 1e3);
      if (retention) await thinHistory(database, commits, documentId, retention, now());
      return bytes;
    });
  }

  async function compactIfDue(documentId: DocumentId, size: LogSize, isDue: CompactionDue) {
    try {
      // What is written meanwhile may be enough for the next.
      while (isDue(size) && !turns.isTaken(documentId)) {
        size.updates = 0;
        size.logBytes = 0;
        size.snapshotBytes = (await compact(documentId)) ?? size.snapshotBytes;
      }
    } catch (error) {
      // Without a disk, or at the end of the server, it is put off like every other write.
      if (!(error instanceof StorageUnavailable)) onCompactionFailed(documentId, error);
    }
  }

  const writing: LogWriterOptions = {
    commits,
    now,
    onCommit: (documentId, size) => void compactIfDue(documentId, size, isCompactionDue),
    onRest: (documentId, size) => void compactIfDue(documentId, size, isCompactionDueOnLeaving),
    onClose(documentId, size) {
      open.delete(documentId);
      void compactIfDue(documentId, size, isCompactionDueOnLeaving);
    },
  };

  return {
    read: (documentId) => database.read((view) => readStoredDocument(view, documentId)),

    async open(documentId) {
      if (open.has(documentId)) throw new Error(`${documentId} is already open for writing.`);
      open.add(documentId);
      try {
        await deletions.get(documentId);
        const { stored, wasDeleted, claims } = await database.read(async (view) => {
          const document = hashDocument(documentId);
          const found = await readStoredDocument(view, documentId);
          const owners = found && (await readClaims(view, document, found.generation));
          const damage = owners && owners.unreadable > 0 ? [{ type: "unreadable-claim" } as const] : [];
          return {
            stored: found && { ...found, damage: [...found.damage, ...damage] },
            wasDeleted: (await view.get(documentKey("tombstone", document))) !== undefined,
            claims: owners?.claims ?? [],
          };
        });
        return { ...openForWriting(documentId, stored, writing), wasDeleted, claims };
      } catch (error) {
        open.delete(documentId);
        throw error;
      }
    },

    async compact(documentId) {
      await compact(documentId);
    },

    async *history(documentId, from = 1, damage = []) {
      for (let next = from; ;) {
        const page = await database.read((view) => readHistoryPage(view, documentId, next, damage));
        yield* page;
        const last = page.at(-1);
        if (!last) return;
        next = last.sequence + 1;
      }
    },

    delete(documentId) {
      if (open.has(documentId)) throw new Error(`${documentId} is open for writing.`);
      const deletion = turns.take(documentId, async () => {
        const released = await purgeDocument(database, commits, documentId, now());
        await onReleased?.(released);
      });
      deletions.set(documentId, deletion);
      return deletion.finally(() => deletions.delete(documentId));
    },
  };
}
