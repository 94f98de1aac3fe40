import { Worker } from "node:worker_threads";
import type { Refusal } from "./refusal.ts";

export interface ThreadBounds {
  readonly longestMs: number;
  readonly heapMegabytes: number;
  /** Why nothing came of it; `cause` when it was the memory. */
  readonly refuse: (ended: "time" | "memory", cause?: Error) => Refusal;
}

export interface BoundedThread {
  readonly worker: Worker;
  /** What it says next. Rejects when it fails or was ended. */
  reply<Reply>(): Promise<Reply>;
  end(): Promise<void>;
}

/** A thread for one task, which is ended when that takes longer or more memory than it may. */
export function startThread(file: URL, workerData: unknown, bounds: ThreadBounds): BoundedThread {
  const { longestMs, heapMegabytes, refuse } = bounds;
  const worker = new Worker(file, { workerData, resourceLimits: { maxOldGenerationSizeMb: heapMegabytes } });
  const failed = new Promise<never>((_, reject) => {
    worker.once("error", (error: Error & { code?: string }) =>
      reject(error.code === "ERR_WORKER_OUT_OF_MEMORY" ? refuse("memory", error) : error),
    );
    worker.once("exit", () => reject(refuse("time")));
  });
  failed.catch(() => {});
  worker.unref();
  const timer = setTimeout(() => void worker.terminate(), longestMs);
  return {
    worker,
    reply: <Reply>() => Promise.race([failed, new Promise<Reply>((resolve) => worker.once("message", resolve))]),
    async end() {
      clearTimeout(timer);
      await worker.terminate();
    },
  };
}
