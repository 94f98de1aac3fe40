import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { ConfigError } from "../../config-error.ts";
import type { ContentAddress } from "../../uploads/content-address.ts";
import type { Catalogue } from "../catalogue.ts";
import type { Moments } from "../moments.ts";
import type { DocumentLog } from "../document-log.ts";
import { openUploadFolder, type UploadFolder } from "../upload-folder.ts";
import type { Versions } from "../versions.ts";
import { createLevelCatalogue } from "./catalogue.ts";
import { createCommitQueue } from "./commit-queue.ts";
import { type Database, FolderInUse, isUnreadable, openDatabase } from "./database.ts";
import { createLevelDocumentLog, type LevelDocumentLogOptions } from "./document-log.ts";
import { createLevelMoments } from "./moments.ts";
import { createTurns } from "./turns.ts";
import { createLevelUploads, type LevelUploads } from "./uploads.ts";
import { createLevelVersions } from "./versions.ts";

/** Everything Weft keeps in its data folder. */
export interface DataFolder {
  readonly log: DocumentLog;
  readonly catalogue: Catalogue;
  readonly moments: Moments;
  readonly database: Pick<Database, "read" | "trouble" | "onTrouble">;
  readonly versions: Versions;
  readonly uploads: LevelUploads;
  readonly uploadFolder: UploadFolder;
  /** Waits for what is queued, then closes. */
  close(): Promise<void>;
}

export interface DataFolderOptions extends LevelDocumentLogOptions {
  /** Files that nobody holds any more are still there; the next start looks for them. */
  onSweepFailed?: (error: unknown) => void;
  onCommit?: (seconds: number) => void;
}

/** Beside LevelDB's own folder. */
export const uploadsFolder = "uploads";

/** Throws a `ConfigError` when the folder cannot be used. */
export async function openDataFolder(folder: string, options: DataFolderOptions): Promise<DataFolder> {
  const database = await open(folder);
  const commits = createCommitQueue(database, options.onCommit);
  const turns = createTurns();
  const uploadFolder = openUploadFolder(join(folder, uploadsFolder));
  const uploads = createLevelUploads(database, commits, uploadFolder, turns);
  const onReleased = (addresses: readonly ContentAddress[]) =>
    uploads.sweep(addresses).catch((error) => options.onSweepFailed?.(error));
  const log = await createLevelDocumentLog(database, commits, { ...options, turns, onReleased }).catch(
    async (cause) => {
      await database.close();
      throw unreadableFolder(folder, cause);
    },
  );
  return {
    log,
    catalogue: createLevelCatalogue(database, commits),
    moments: createLevelMoments(database, commits),
    versions: createLevelVersions(database, commits, turns),
    uploads,
    uploadFolder,
    database,
    async close() {
      try {
        await commits.settled();
      } finally {
        await database.close();
      }
    },
  };
}

/** A file of LevelDB's is damaged, and the folder with it; any other error is what it was. */
export function unreadableFolder(folder: string, cause: unknown): unknown {
  if (!isUnreadable(cause)) return cause;
  return new ConfigError(
    `The data folder ${folder} is damaged, and LevelDB cannot read it: ${cause.message}. Restore a backup with weft restore.`,
    { cause },
  );
}

async function open(folder: string): Promise<Database> {
  try {
    await mkdir(folder, { recursive: true });
    return await openDatabase(join(folder, "leveldb"));
  } catch (cause) {
    if (cause instanceof FolderInUse) {
      throw new ConfigError(
        `Another Weft is already using the data folder ${folder}. Stop it first, or choose another folder with --data.`,
        { cause },
      );
    }
    throw new ConfigError(`The data folder ${folder} cannot be used: ${(cause as Error).message}.`, { cause });
  }
}
