import { ClassicLevel } from "classic-level";
import { StorageUnavailable } from "../document-log.ts";

export type Level = ClassicLevel<Uint8Array, Uint8Array>;

export type Operation =
  | { readonly type: "put"; readonly key: Uint8Array; readonly value: Uint8Array }
  | { readonly type: "del"; readonly key: Uint8Array };

/** Why nothing can be written at the moment. Gone as soon as a write succeeds. */
export interface Trouble {
  /** Milliseconds since 1970. */
  readonly since: number;
  readonly cause: unknown;
}

/** One LevelDB folder that heals: whatever fails to be written is tried again until it is on the disk. */
export interface Database {
  /**
   * Resolves when the operations, all of them or none, would survive a crash. One call at a time.
   * Rejects with `StorageUnavailable` only when `close` ends the trying.
   */
  write(operations: readonly Operation[]): Promise<void>;
  /** Reads from one consistent state. Rejects with `StorageUnavailable` while nothing can be written. */
  read<Result>(use: (view: View) => Promise<Result>): Promise<Result>;
  readonly trouble: Trouble | undefined;
  onTrouble(listener: (trouble: Trouble | undefined) => void): void;
  close(): Promise<void>;
}

/** Reading at one moment in the life of the database. */
export interface View {
  get(key: Uint8Array): Promise<Uint8Array | undefined>;
  entries(range: Range): AsyncIterable<[Uint8Array, Uint8Array]>;
  keys(range: Range): AsyncIterable<Uint8Array>;
}

interface Range {
  gte: Uint8Array;
  lt: Uint8Array;
  reverse?: boolean;
  limit?: number;
}

// LevelDB's 4 MB are full after two or three snapshots of a large document, and then all of it is written once more.
const writeBufferSize = 16 * 1024 * 1024;
const firstRetryMs = 50;
const slowestRetryMs = 2_000;

/** Another process has the folder open. */
export class FolderInUse extends Error {
  override readonly name = "FolderInUse";
}

/** LevelDB found a file of its own that is damaged: whatever shares a block with the damage cannot be read at all. */
export function isUnreadable(error: unknown): error is Error {
  const { code } = error as { code?: unknown };
  return error instanceof Error && (code === "LEVEL_CORRUPTION" || code === "LEVEL_IO_ERROR");
}

export async function openDatabase(folder: string): Promise<Database> {
  let level = await openLevel(folder);
  let trouble: Trouble | undefined;
  let listener: (trouble: Trouble | undefined) => void = () => {};
  const closing = new AbortController();

  function setTrouble(next: Trouble | undefined) {
    if (trouble === next) return;
    trouble = next;
    listener(next);
  }

  async function write(operations: readonly Operation[]) {
    for (let wait = firstRetryMs; ; wait = Math.min(wait * 2, slowestRetryMs)) {
      try {
        // A partly written log record would hide later ones from LevelDB's recovery, and after a failed fsync LevelDB
        // refuses everything: so a folder in trouble is opened anew before it is written to.
        if (trouble) level = await reopen(level, folder);
        await commit(level, operations);
        setTrouble(undefined);
        return;
      } catch (cause) {
        if (closing.signal.aborted) throw new StorageUnavailable("Closed before it could be written.", { cause });
        setTrouble(trouble ?? { since: Date.now(), cause });
        await pause(wait, closing.signal);
        if (closing.signal.aborted) throw new StorageUnavailable("Closed before it could be written.", { cause });
      }
    }
  }

  async function read<Result>(use: (view: View) => Promise<Result>): Promise<Result> {
    const source = level;
    if (trouble || source.status !== "open") {
      throw new StorageUnavailable("The data folder cannot be used right now.", { cause: trouble?.cause });
    }
    const snapshot = source.snapshot();
    try {
      return await use(viewOf(source, snapshot));
    } catch (cause) {
      if (source.status === "open") throw cause;
      throw new StorageUnavailable("The data folder was opened anew while it was read.", { cause });
    } finally {
      if (source.status === "open") await snapshot.close();
    }
  }

  return {
    write,
    read,
    get trouble() {
      return trouble;
    },
    onTrouble(next) {
      listener = next;
    },
    async close() {
      closing.abort();
      await level.close();
    },
  };
}

/** Operation by operation: a batch given as an array costs ten times as much for each. */
function commit(level: Level, operations: readonly Operation[]): Promise<void> {
  const batch = level.batch();
  for (const operation of operations) {
    if (operation.type === "put") batch.put(operation.key, operation.value);
    else batch.del(operation.key);
  }
  return batch.write({ sync: true });
}

async function openLevel(folder: string): Promise<Level> {
  const level: Level = new ClassicLevel(folder, { keyEncoding: "view", valueEncoding: "view", writeBufferSize });
  try {
    await level.open();
  } catch (error) {
    const cause = (error as Error).cause;
    if (cause && (cause as { code?: string }).code === "LEVEL_LOCKED") {
      throw new FolderInUse(`The data folder ${folder} is in use by another process.`, { cause });
    }
    throw cause ?? error;
  }
  return level;
}

async function reopen(level: Level, folder: string): Promise<Level> {
  await level.close();
  return openLevel(folder);
}

function viewOf(level: Level, snapshot: ReturnType<Level["snapshot"]>): View {
  return {
    get: (key) => level.get(key, { snapshot }),
    entries: (range) => level.iterator({ ...range, snapshot }),
    keys: (range) => level.keys({ ...range, snapshot }),
  };
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms);
    function done() {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    }
    signal.addEventListener("abort", done);
  });
}
