import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";

/** Whether this machine can make another process's writes fail. */
export const canFailWrites = ["/usr/bin/prlimit", "/bin/prlimit"].some((path) => existsSync(path));

/** Lets no file of the process grow: every write to its disk fails, as on a full one. */
export function failWrites(pid: number) {
  execFileSync("prlimit", ["--pid", String(pid), "--fsize=0:"]);
}

export function healWrites(pid: number) {
  execFileSync("prlimit", ["--pid", String(pid), "--fsize=unlimited:"]);
}
