import { readFile } from "node:fs/promises";
import { WebSocket } from "ws";
import { type ServerProcess, until } from "../harness.ts";

export const megabyte = 1024 * 1024;

/** Resident memory of a process, in MB. */
export async function memoryOf({ pid }: ServerProcess): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
}

/** Lets a server that was started with `--inspect` throw away what it does not need any more. */
export async function collectGarbage(server: ServerProcess) {
  const address = server.said.map((line) => /Debugger listening on (\S+)/.exec(line)?.[1]).find(Boolean);
  const inspector = new WebSocket(address ?? "");
  let answers = 0;
  inspector.on("message", () => (answers += 1));
  await new Promise((resolve) => inspector.once("open", resolve));
  for (let time = 1; time <= 2; time++) {
    inspector.send(JSON.stringify({ id: time, method: "HeapProfiler.collectGarbage" }));
    await until(() => answers >= time, "the garbage is gone");
  }
  inspector.terminate();
}
