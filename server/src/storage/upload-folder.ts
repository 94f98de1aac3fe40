import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { type FileHandle, mkdir, open, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { Refusal } from "../refusal.ts";
import { type ContentAddress, parseContentAddress } from "../uploads/content-address.ts";
import { StorageUnavailable } from "./document-log.ts";
import { syncFolder } from "./whole-file.ts";

/** A file that has come in whole and has no name yet. */
export interface ReceivedFile {
  readonly bytes: number;
  /** Gives it its name; what had it before was the same content, or damaged. */
  keep(): Promise<void>;
  discard(): Promise<void>;
}

/**
 * The files themselves, each under the SHA-256 of its content:
 *
 *     uploads/incoming/<random>     what is coming in; nothing in it is ever served
 *     uploads/3a/3a7b…              whole, and on the disk before it gets this name
 */
export interface UploadFolder {
  receive(address: ContentAddress, content: AsyncIterable<Uint8Array>, atMost: number): Promise<ReceivedFile>;
  open(address: ContentAddress): Promise<FileHandle>;
  /** In pieces of a megabyte at most, an empty file in one; nothing of one that is not there. */
  read(address: ContentAddress): AsyncGenerator<Uint8Array>;
  remove(address: ContentAddress): Promise<void>;
  list(): AsyncGenerator<ContentAddress>;
  /** Whether a file is what its address says; `undefined` when there is none. */
  check(address: ContentAddress): Promise<boolean | undefined>;
  /** Removes what was coming in when a process ended. Nothing may be coming in. */
  clear(): Promise<void>;
}

const incoming = "incoming";
const pieceBytes = 1024 * 1024;

export function openUploadFolder(folder: string): UploadFolder {
  const placeOf = (address: ContentAddress) => join(folder, address.slice(0, 2), address);

  async function keep(temporary: string, address: ContentAddress) {
    const shelf = join(folder, address.slice(0, 2));
    const made = await mkdir(shelf, { recursive: true });
    await rename(temporary, placeOf(address));
    await syncFolder(shelf);
    if (made) await syncFolder(folder);
  }

  return {
    async receive(address, content, atMost) {
      await onDisk(() => mkdir(join(folder, incoming), { recursive: true }));
      const temporary = join(folder, incoming, randomUUID());
      const discard = () => rm(temporary, { force: true });
      try {
        const bytes = await write(temporary, address, content, atMost);
        return { bytes, discard, keep: () => onDisk(() => keep(temporary, address)) };
      } catch (error) {
        await discard();
        throw error;
      }
    },

    open: (address) => open(placeOf(address)),

    read: (address) => piecesOf(placeOf(address)),

    remove: (address) => rm(placeOf(address), { force: true }),

    async *list() {
      for (const shelf of await namesIn(folder)) {
        if (!/^[0-9a-f]{2}$/.test(shelf)) continue;
        for (const name of await namesIn(join(folder, shelf))) {
          if (/^[0-9a-f]{64}$/.test(name)) yield parseContentAddress(name);
        }
      }
    },

    async check(address) {
      const sum = createHash("sha256");
      let isThere = false;
      for await (const piece of piecesOf(placeOf(address))) {
        sum.update(piece);
        isThere = true;
      }
      return isThere ? sum.digest("hex") === address : undefined;
    },

    clear: () => rm(join(folder, incoming), { recursive: true, force: true }),
  };
}

/** Resolves with the number of bytes when all of them are on the disk. */
async function write(file: string, address: ContentAddress, content: AsyncIterable<Uint8Array>, atMost: number) {
  const handle = await onDisk(() => open(file, "wx", 0o600));
  try {
    const sum = createHash("sha256");
    let bytes = 0;
    for await (const chunk of content) {
      bytes += chunk.length;
      if (bytes > atMost) throw new Refusal("too-large", "The file is larger than this server takes.");
      sum.update(chunk);
      await onDisk(() => writeAll(handle, chunk));
    }
    if (sum.digest("hex") !== address) {
      throw new Refusal("wrong-content", "What arrived is not what its address says. Send it again.");
    }
    await onDisk(() => handle.sync());
    return bytes;
  } finally {
    await handle.close();
  }
}

async function writeAll(handle: FileHandle, chunk: Uint8Array) {
  for (let done = 0; done < chunk.length;) done += (await handle.write(chunk, done)).bytesWritten;
}

/** Whatever the disk refuses, trying again when it has room or is mended may help. */
async function onDisk<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    throw new StorageUnavailable("The file cannot be written right now.", { cause });
  }
}

async function* piecesOf(file: string): AsyncGenerator<Uint8Array> {
  try {
    let isEmpty = true;
    for await (const piece of createReadStream(file, { highWaterMark: pieceBytes })) {
      isEmpty = false;
      yield piece as Uint8Array;
    }
    if (isEmpty) yield new Uint8Array();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}
