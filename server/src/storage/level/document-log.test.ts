import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { documentLogContract, type LogUnderTest } from "../document-log.contract.ts";
import { buildSnapshot } from "../snapshot-builder.ts";
import { createCommitQueue } from "./commit-queue.ts";
import { openDatabase } from "./database.ts";
import { createLevelDocumentLog } from "./document-log.ts";

async function openFolder(folder: string): Promise<LogUnderTest> {
  const database = await openDatabase(folder);
  const log = await createLevelDocumentLog(database, createCommitQueue(database), {
    buildSnapshot,
    onCompactionFailed(_, error) {
      throw error;
    },
  });
  return {
    log,
    async crash() {
      // Written bytes belong to the operating system: a copy of the open folder is what a kill -9 leaves.
      const copy = await mkdtemp(join(tmpdir(), "weft-log-"));
      await cp(folder, copy, { recursive: true, filter: (path) => !path.endsWith("LOCK") });
      await database.close();
      await rm(folder, { recursive: true });
      return openFolder(copy);
    },
    async close() {
      await database.close();
      await rm(folder, { recursive: true });
    },
  };
}

documentLogContract("LevelDB", async () => openFolder(await mkdtemp(join(tmpdir(), "weft-log-"))));
