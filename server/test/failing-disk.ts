import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
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

/** Whether this machine can make another process's fsync fail while its writes succeed. */
export const canFailSyncs = existsSync("/usr/bin/strace") && process.getuid?.() === 0;

/** Every fsync of the process fails, as on a disk that takes no more, until what this resolves with is called. */
export async function failSyncs(pid: number): Promise<() => Promise<void>> {
  const calls = "fsync,fdatasync";
  const words = ["-f", "-p", String(pid), "-e", `trace=${calls}`, "-e", `inject=${calls}:error=EIO`];
  const strace = spawn("strace", words, { stdio: ["ignore", "ignore", "pipe"] });
  const ended = once(strace, "exit");
  await Promise.race([once(strace.stderr, "data"), ended.then(() => Promise.reject(new Error("strace ended.")))]);
  strace.stderr.resume();
  return async () => {
    strace.kill("SIGINT");
    await ended;
  };
}
