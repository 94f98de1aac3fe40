import { readFile } from "node:fs/promises";
import { WebSocket } from "ws";
import { type ServerProcess, until } from "../harness.ts";

/** What the image sets, as `NAME=value`, so that glibc gives large pieces of memory back to the system. */
const setting = /\b(MALLOC_MMAP_THRESHOLD_)=(\d+)/;

export const megabyte = 1024 * 1024;

/** The environment in which the image has memory given back; rejects when it does not say how. */
export async function memoryEnvironment(): Promise<Record<string, string>> {
  const image = await readFile(new URL("../../../Dockerfile", import.meta.url), "utf8");
  const [, name, value] = setting.exec(image) ?? [];
  if (!name || !value) throw new Error("The Dockerfile says nothing of how memory is given back.");
  return { [name]: value };
}

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
