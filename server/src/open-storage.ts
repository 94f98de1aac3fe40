import type { Config } from "./config.ts";
import { askThread } from "./history/ask-thread.ts";
import { keepAllFor } from "./history/retention.ts";
import type { Measures } from "./measures/measures.ts";
import type { Metrics } from "./measures/metrics.ts";
import type { Report } from "./report.ts";
import { backUp } from "./storage/level/backup.ts";
import { openDataFolder } from "./storage/level/data-folder.ts";
import { listDocuments } from "./storage/level/known-documents.ts";
import { findingsOf, readLostParts } from "./storage/level/lost-writes.ts";
import { createSnapshotWorker } from "./storage/snapshot-worker.ts";
import type { Storage } from "./storage/storage.ts";

export interface StorageWatch {
  measures: Measures;
  metrics: Metrics;
  report: Report;
}

/** The storage Weft brings: LevelDB in the data folder. Throws a `ConfigError` when the folder cannot be used. */
export async function openStorage(config: Config, { measures, metrics, report }: StorageWatch): Promise<Storage> {
  const worker = createSnapshotWorker();
  // LevelDB drops what is damaged in its log as it opens it, and says nothing.
  const lost = await readLostParts(config.data);
  const folder = await openDataFolder(config.data, {
    buildSnapshot: worker.build,
    retention: config.history.days ? keepAllFor(config.history.days, askThread) : undefined,
    onSweepFailed: (error) => report("uploads-unswept", { error }),
    onCommit: metrics.committed,
    onCompacted: metrics.compacted,
    onCompactionFailed(documentId, error) {
      measures.failedCompactions += 1;
      report("compaction-failed", { documentId, error });
    },
  });
  const { database, uploads, uploadFolder } = folder;
  await uploadFolder.clear().catch((error) => report("uploads-unswept", { error }));
  database.onTrouble((trouble) =>
    trouble ? report("storage-failing", { error: trouble.cause }) : report("storage-healed"),
  );
  if (lost.length > 0) {
    const known = await database.read(listDocuments).catch(() => []);
    for (const { type, ...finding } of findingsOf(lost, known)) {
      report(type === "damage" ? "log-damaged" : "log-cut", finding);
    }
  }
  // Files whose last document went, and what was coming in, when a process ended.
  uploads.sweep().catch((error) => report("uploads-unswept", { error }));
  return {
    log: folder.log,
    catalogue: folder.catalogue,
    moments: folder.moments,
    versions: folder.versions,
    uploads,
    get isInTrouble() {
      return database.trouble !== undefined;
    },
    writeBackup: (to) => backUp(folder, to),
    async close() {
      try {
        await folder.close();
      } finally {
        await worker.close();
      }
    },
  };
}
