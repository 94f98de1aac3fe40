import { access } from "node:fs/promises";
import { join } from "node:path";
import type { Config } from "../config.ts";
import { ConfigError } from "../config-error.ts";
import { type DataFolder, openDataFolder, unreadableFolder } from "../storage/level/data-folder.ts";
import { buildSnapshot } from "../storage/snapshot-builder.ts";

/** Works with the data folder and closes it. Throws a `ConfigError` when there is none, or a server is using it. */
export async function withFolder<Result>(config: Config, work: (folder: DataFolder) => Promise<Result>) {
  try {
    await access(join(config.data, "leveldb", "CURRENT"));
  } catch (cause) {
    throw new ConfigError(`There is nothing of Weft in the data folder ${config.data}.`, { cause });
  }
  return withNewFolder(config, work);
}

/** Like `withFolder`, and makes the data folder where there is none. */
export async function withNewFolder<Result>(config: Config, work: (folder: DataFolder) => Promise<Result>) {
  const folder = await openDataFolder(config.data, {
    buildSnapshot,
    // What could not be compacted in passing stays as it was, and is compacted by the server in its time.
    onCompactionFailed() {},
  });
  try {
    return await work(folder);
  } catch (error) {
    throw unreadableFolder(config.data, error);
  } finally {
    await folder.close();
  }
}
