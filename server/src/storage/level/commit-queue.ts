import { StorageUnavailable } from "../document-log.ts";
import type { Database, Operation } from "./database.ts";

/** Something that has operations for the next commit. */
export interface Committed {
  /** Hands over what waits; it must be handed over again only if `committed` was not called. */
  takeOperations(): Operation[];
  /** What was taken last would survive a crash now. */
  committed(): void;
}

/**
 * Group commit: one write in flight, and everything that comes meanwhile goes into the next. Under load the next waits
 * for more to share its fsync.
 */
export interface CommitQueue {
  add(source: Committed): void;
  /** Operations of no document; resolves when they are durable. */
  write(operations: Operation[]): Promise<void>;
  /** Resolves when nothing waits; rejects with the reason when the database was closed before. */
  settled(): Promise<void>;
}

const fullBatch = { operations: 512, bytes: 256 * 1024 };
// Under load a commit for every two or three updates costs twice the CPU, and so does delivering them to a crowd one by
// one: fifty a second are enough, as a frame on a screen is no wait. Up to that nobody waits for anything, and a few may
// come at once.
const spacingMs = 20;
const atOnce = 4;

/** `onCommit` is told how long each commit took to be on the disk, with every attempt it needed. */
export function createCommitQueue(database: Database, onCommit?: (seconds: number) => void): CommitQueue {
  const waiting = new Set<Committed>();
  let running: Promise<void> | undefined;

  /** When nothing of what was committed would count any more. */
  let restedAt = 0;

  async function run() {
    while (waiting.size > 0) {
      await gather(restedAt - atOnce * spacingMs - performance.now());
      const { operations, sources } = takeBatch(waiting);
      const begin = performance.now();
      restedAt = Math.max(restedAt, begin) + spacingMs;
      await database.write(operations);
      onCommit?.((performance.now() - begin) / 1e3);
      for (const source of sources) source.committed();
    }
    running = undefined;
  }

  function add(source: Committed) {
    waiting.add(source);
    if (running) return;
    running = run();
    running.catch((error) => {
      // Closing the database ends a run early, and whoever needs to know asks `settled`. Anything else is a bug, and
      // a server that went on without committing would be the worst of ends.
      if (!(error instanceof StorageUnavailable)) throw error;
    });
  }

  return {
    add,
    write: (operations) =>
      new Promise((resolve, reject) => {
        add({ takeOperations: () => operations, committed: () => resolve() });
        running?.catch(reject);
      }),
    settled: () => running ?? Promise.resolve(),
  };
}

function takeBatch(waiting: Set<Committed>) {
  const operations: Operation[] = [];
  const sources: Committed[] = [];
  let bytes = 0;
  for (const source of waiting) {
    waiting.delete(source);
    sources.push(source);
    for (const operation of source.takeOperations()) {
      operations.push(operation);
      bytes += operation.type === "put" ? operation.value.length : 0;
    }
    if (operations.length >= fullBatch.operations || bytes >= fullBatch.bytes) break;
  }
  return { operations, sources };
}

/** At least until the end of this turn, so that what came in together is committed together. */
function gather(ms: number): Promise<void> {
  return new Promise((resolve) => (ms > 0 ? setTimeout(resolve, ms) : setImmediate(resolve)));
}
