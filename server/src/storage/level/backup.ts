import { rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Writable } from "node:stream";
import type { Entry } from "../backup-format.ts";
import { openUploadFolder, type UploadFolder } from "../upload-folder.ts";
import { syncFolder } from "../whole-file.ts";
import { writeBackup } from "../write-backup.ts";
import { type DataFolder, uploadsFolder } from "./data-folder.ts";
import { openDatabase, type Operation, type View } from "./database.ts";
import { everything, fileOfPiece, kindRange, pieceKey, readHeldAddress } from "./keys.ts";
import { restoreFiles } from "./restore-files.ts";

const batchBytes = 1024 * 1024;

/** Where a restore works until it is complete. */
export const restoringFolder = "restoring";

/**
 * Writes every key of one moment and every file that a document held then, also while others write: what was durable when
 * it began is in it. A file that is missing is missing in the backup, too: `verify` tells of it there and here.
 */
export function backUp({ database, uploads, uploadFolder }: Kept, to: Writable): Promise<void> {
  return uploads.hold(() => database.read((view) => writeBackup(entriesOf(view, uploadFolder), to)));
}

type Kept = Pick<DataFolder, "database" | "uploads" | "uploadFolder">;

async function* entriesOf(view: View, files: UploadFolder): AsyncGenerator<Entry> {
  yield* view.entries(everything());
  let last: string | undefined;
  for await (const key of view.keys(kindRange("holder"))) {
    const address = readHeldAddress(key);
    if (address === last) continue;
    last = address;
    let piece = 0;
    for await (const content of files.read(address)) yield [pieceKey(address, piece++), content];
  }
}

/** What came of a restore. */
export interface Restored {
  /** Entries of the database. */
  readonly entries: number;
  readonly files: number;
  /** Files that were damaged when the backup was made; they are left out. */
  readonly damaged: number;
}

/**
 * Makes the database and the files of an empty data folder from a backup, generations and all. The database gets its name
 * when everything is complete and on the disk; a restore that was not is begun anew.
 */
export async function restoreFolder(entries: AsyncIterable<Entry>, folder: string): Promise<Restored> {
  const unfinished = join(folder, restoringFolder);
  await rm(unfinished, { recursive: true, force: true });
  const database = await openDatabase(unfinished);
  const files = restoreFiles(openUploadFolder(join(folder, uploadsFolder)));
  let count = 0;
  try {
    for await (const operations of batches(withoutFiles(entries, files.take))) {
      await database.write(operations);
      count += operations.length;
    }
    await files.end();
  } finally {
    await database.close();
  }
  await rename(unfinished, join(folder, "leveldb"));
  await syncFolder(folder);
  return { entries: count, files: files.kept, damaged: files.damaged };
}

async function* withoutFiles(
  entries: AsyncIterable<Entry>,
  take: ReturnType<typeof restoreFiles>["take"],
): AsyncGenerator<Entry> {
  for await (const entry of entries) {
    const address = fileOfPiece(entry[0]);
    if (address) await take(address, entry[1]);
    else yield entry;
  }
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
