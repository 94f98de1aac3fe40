import { parentPort } from "node:worker_threads";
import { buildSnapshot } from "./snapshot-builder.ts";
import type { SnapshotReply, SnapshotRequest } from "./snapshot-worker.ts";

parentPort?.on("message", ({ id, base, updates }: SnapshotRequest) => {
  parentPort?.postMessage(attempt(id, () => buildSnapshot(base, updates)));
});

function attempt(id: number, build: () => Uint8Array): SnapshotReply {
  try {
    return { id, state: build() };
  } catch (error) {
    return { id, error: String(error) };
  }
}
