import type { DocumentId } from "../../documents/document-id.ts";
import { type DocumentLog, type LogRecord, StorageUnavailable } from "../document-log.ts";
import type { BuildSnapshot } from "../snapshot-builder.ts";
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
import { readHead, readRecords, readStoredDocument } from "./stored-document.ts";

export interface LevelDocumentLogOptions {
  buildSnapshot: BuildSnapshot;
  /** A compaction failed: the log stays as it is and grows until the next one. */
  onCompactionFailed: (documentId: DocumentId, error: unknown) => void;
  now?: () => number;
}

const historyPage = 2_000;

/** A `DocumentLog` in LevelDB. */
export async function createLevelDocumentLog(
  database: Database,
  commits: CommitQueue,
  { buildSnapshot, onCompactionFailed, now = Date.now }: LevelDocumentLogOptions,
): Promise<DocumentLog> {
  const open = new Set<DocumentId>();
  const rewrites = new Map<DocumentId, Promise<unknown>>();
  const deletions = new Map<DocumentId, Promise<void>>();
  await resumePurges(database, commits);

  /** What rewrites a document waits for what rewrites it already. */
  function inTurn<Result>(documentId: DocumentId, work: () => Promise<Result>): Promise<Result> {
    const turn = (rewrites.get(documentId) ?? Promise.resolve()).catch(() => {}).then(work);
    rewrites.set(documentId, turn);
    return turn.finally(() => {
      if (rewrites.get(documentId) === turn) rewrites.delete(documentId);
    });
  }

  function compact(documentId: DocumentId): Promise<number | undefined> {
    return inTurn(documentId, () => compactDocument(database, commits, documentId, buildSnapshot));
  }

  async function compactIfDue(documentId: DocumentId, size: LogSize, isDue: CompactionDue) {
    if (!isDue(size) || rewrites.has(documentId)) return;
    size.updates = 0;
    size.logBytes = 0;
    try {
      size.snapshotBytes = (await compact(documentId)) ?? size.snapshotBytes;
    } catch (error) {
      // Without a disk, or at the end of the server, it is put off like every other write.
      if (!(error instanceof StorageUnavailable)) onCompactionFailed(documentId, error);
    }
  }

  const writing: LogWriterOptions = {
    commits,
    now,
    onCommit: (documentId, size) => void compactIfDue(documentId, size, isCompactionDue),
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
        const { stored, wasDeleted } = await database.read(async (view) => ({
          stored: await readStoredDocument(view, documentId),
          wasDeleted: (await view.get(documentKey("tombstone", hashDocument(documentId)))) !== undefined,
        }));
        return { ...openForWriting(documentId, stored, writing), wasDeleted };
      } catch (error) {
        open.delete(documentId);
        throw error;
      }
    },

    async compact(documentId) {
      await compact(documentId);
    },

    async *history(documentId, from = 1) {
      const document = hashDocument(documentId);
      for (let next = from; ;) {
        const page = await database.read(async (view) => {
          const records: LogRecord[] = [];
          const head = await readHead(view, documentId, []);
          if (!head) return records;
          for await (const record of readRecords(view, document, head.generation, next, [])) {
            if (records.push(record) >= historyPage) break;
          }
          return records;
        });
        yield* page;
        const last = page.at(-1);
        if (!last || page.length < historyPage) return;
        next = last.sequence + 1;
      }
    },

    delete(documentId) {
      if (open.has(documentId)) throw new Error(`${documentId} is open for writing.`);
      const deletion = inTurn(documentId, () => purgeDocument(database, commits, documentId, now()));
      deletions.set(documentId, deletion);
      return deletion.finally(() => deletions.delete(documentId));
    },
  };
}
