import { Worker } from "node:worker_threads";
import type { BuildSnapshot } from "./snapshot-builder.ts";

/** What travels to the thread, and back. */
export interface SnapshotRequest {
  id: number;
  base: Uint8Array | undefined;
  updates: readonly Uint8Array[];
}
export type SnapshotReply = { id: number; state: Uint8Array } | { id: number; error: string };

const idleMs = 30_000;

/** Builds snapshots in a thread of its own, so that nobody waits for them. The thread goes when it has nothing to do. */
export function createSnapshotWorker(): { build: BuildSnapshot; close: () => Promise<void> } {
  const waiting = new Map<number, { resolve: (state: Uint8Array) => void; reject: (error: Error) => void }>();
  let worker: Worker | undefined;
  let lastId = 0;
  let idle: NodeJS.Timeout | undefined;

  function start(): Worker {
    const next = new Worker(new URL(import.meta.url.replace(/snapshot-worker\.([jt]s)$/, "snapshot-thread.$1")));
    next.on("message", (reply: SnapshotReply) => {
      const caller = waiting.get(reply.id);
      waiting.delete(reply.id);
      if ("state" in reply) caller?.resolve(reply.state);
      else caller?.reject(new Error(reply.error));
      if (waiting.size === 0) idle = setTimeout(close, idleMs);
    });
    const fail = (error: Error) => {
      if (worker === next) worker = undefined;
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
    };
    next.on("error", fail);
    next.on("exit", () => fail(new Error("The snapshot thread ended.")));
    next.unref();
    return next;
  }

  async function close() {
    clearTimeout(idle);
    await worker?.terminate();
  }

  return {
    build(base, updates) {
      clearTimeout(idle);
      worker ??= start();
      const request: SnapshotRequest = { id: ++lastId, base, updates };
      return new Promise((resolve, reject) => {
        waiting.set(request.id, { resolve, reject });
        worker?.postMessage(request);
      });
    },
    close,
  };
}
