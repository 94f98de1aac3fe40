import { createWriteStream } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import type { Writable } from "node:stream";

/**
 * Writes a file that is there whole or not at all: it gets its name when everything is on the disk. A killed process
 * leaves nothing but a `….partial` beside it. Only its owner can read it.
 */
export async function writeWholeFile(file: string, write: (to: Writable) => Promise<void>): Promise<void> {
  const partial = `${file}.${process.pid}.partial`;
  try {
    await write(createWriteStream(partial, { mode: 0o600, flush: true }));
    await rename(partial, file);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
  await syncFolder(dirname(file));
}

/** Brings the names in a folder to the disk. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  await handle.sync().finally(() => handle.close());
}
