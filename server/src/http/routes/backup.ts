import { PassThrough, Readable, type Writable } from "node:stream";
import { Hono } from "hono";
import type { Report } from "../../report.ts";
import { requireOperator } from "../require.ts";

export interface BackupDependencies {
  secret: string;
  report: Report;
  /** Writes everything there is at this moment, as one backup, and ends the stream. Missing where the storage has none. */
  writeBackup: ((to: Writable) => Promise<void>) | undefined;
}

/**
 * `/api/operator/backup`: a backup of the running server, as it is taken. It is told to be whole by its own end only;
 * one that breaks off is an answer that breaks off.
 */
export function backupRoutes({ secret, report, writeBackup }: BackupDependencies) {
  const routes = new Hono();
  if (!writeBackup) return routes;
  return routes.get("/", requireOperator(secret), (context) => {
    const backup = new PassThrough();
    // Whoever leaves before the end destroys the stream, and that ends the reading.
    backup.on("error", () => {});
    writeBackup(backup).then(
      () => report("backup-written"),
      (error) => report("backup-failed", { error }),
    );
    // Node's own type of a web stream and the browser's differ in name only.
    return context.newResponse(Readable.toWeb(backup) as unknown as ReadableStream, 200, {
      "content-type": "application/octet-stream",
      "cache-control": "no-store",
    });
  });
}
