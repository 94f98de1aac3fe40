import type { ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const children = new Set<ChildProcess>();
const folders = new Set<string>();

/** However the benchmark ends, no process and no folder of it stays behind. */
export function cleanUpAtExit() {
  process.on("exit", () => {
    for (const child of children) child.kill("SIGKILL");
    for (const folder of folders) removeFolder(folder);
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => process.exit(130));
}

export function track(child: ChildProcess) {
  children.add(child);
  child.once("exit", () => children.delete(child));
}

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "weft-bench-"));
  folders.add(folder);
  return folder;
}

export function removeFolder(folder: string) {
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  folders.delete(folder);
}
