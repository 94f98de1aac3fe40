import { rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Writable } from "node:stream";
import type { Entry } from "../backup-format.ts";
import { syncFolder } from "../whole-file.ts";
import { writeBackup } from "../write-backup.ts";
import { type Database, openDatabase, type Operation } from "./database.ts";
import { everything } from "./keys.ts";

const batchBytes = 1024 * 1024;

/** Where a restore works until it is complete. */
export const restoringFolder = "restoring";

/** Writes every key of one moment, also while others write: what was durable when it began is in it. */
export function backUp(database: Pick<Database, "read">, to: Writable): Promise<void> {
  return database.read((view) => writeBackup(view.entries(everything()), to));
}

/**
 * Makes the database of an empty data folder from a backup, generations and all. It gets its name when it is complete
 * and on the disk; one that was not is begun anew. Resolves with the number of entries.
 */
export async function restoreDatabase(entries: AsyncIterable<Entry>, folder: string): Promise<number> {
  const unfinished = join(folder, restoringFolder);
  await rm(unfinished, { recursive: true, force: true });
  const database = await openDatabase(unfinished);
  let count = 0;
  try {
    for await (const operations of batches(entries)) {
      await database.write(operations);
      count += operations.length;
    }
  } finally {
    await database.close();
  }
  await rename(unfinished, join(folder, "leveldb"));
  await syncFolder(folder);
  return count;
}

async function* batches(entries: AsyncIterable<Entry>): AsyncGenerator<Operation[]> {
  let operations: Operation[] = [];
  let bytes = 0;
  for await (const [key, value] of entries) {
    operations.push({ type: "put", key, value });
    bytes += key.length + value.length;
    if (bytes < batchBytes) continue;
    yield operations;
    operations = [];
    bytes = 0;
  }
  if (operations.length > 0) yield operations;
}
