import { fork } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { within } from "../bounded.ts";
import { temporaryFolder, track } from "../leftovers.ts";
import { bundle } from "./bundle.ts";
import type { NodeFindings, NodeTask } from "./node-task.ts";

const patienceMs = 300_000;

/** Returns what runs one task in a fresh process. */
export async function prepareNode(): Promise<(task: NodeTask) => Promise<NodeFindings>> {
  const module = join(temporaryFolder(), "node-process.mjs");
  await writeFile(module, await bundle("node-process.ts", { platform: "node", format: "esm" }));

  return async (task) => {
    const child = fork(module, {
      execArgv: ["--expose-gc", "--no-flush-bytecode"],
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    track(child);
    const ended = once(child, "exit").then(() => {
      throw new Error("It ended before it had measured.");
    });
    ended.catch(() => {});
    const found = once(child, "message") as Promise<[NodeFindings]>;
    child.send(task);
    try {
      const [findings] = await within(patienceMs, "the measurement", Promise.race([found, ended]));
      return findings;
    } finally {
      child.kill("SIGKILL");
    }
  };
}
