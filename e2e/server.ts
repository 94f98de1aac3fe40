import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdtemp, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const command = fileURLToPath(new URL("../server/bin/weft.js", import.meta.url));

/** Whether this machine can make another process's writes fail. */
export const canFailWrites = ["/usr/bin/prlimit", "/bin/prlimit"].some((path) => existsSync(path));

/** Where people and programs go: a server, or what stands before one. */
export type Host = Pick<Server, "url"> & Partial<Pick<Server, "idOf">>;

/** A Weft server in a process of its own, started by the command a person uses, on a port it keeps over restarts. */
export class Server {
  readonly #flags: string[];
  #data = "";
  #process: ChildProcess | undefined;
  #exit: Promise<number | null> = Promise.resolve(0);
  /** How often the names of documents were forgotten. */
  #forgotten = 0;
  url = "";
  /** What it said on standard error, line by line. */
  readonly said: string[] = [];

  constructor(flags: string[] = []) {
    this.#flags = flags;
  }

  async start(): Promise<void> {
    this.#data ||= await mkdtemp(join(tmpdir(), "weft-e2e-"));
    const port = this.url ? new URL(this.url).port : "0";
    const child = spawn(process.execPath, [command, "serve", "--port", port, "--data", this.#data, ...this.#flags], {
      env: { PATH: process.env["PATH"] },
      stdio: ["ignore", "pipe", "pipe"],
    });
    createInterface({ input: child.stderr }).on("line", (line) => {
      this.said.push(line);
      process.stderr.write(`${line}\n`);
    });
    this.#process = child;
    this.#exit = new Promise((resolve) => child.once("exit", resolve));
    this.url = await new Promise<string>((resolve, reject) => {
      child.once("exit", () => reject(new Error("The server did not start.")));
      createInterface({ input: child.stdout }).on("line", (line) => {
        const [, url] = /Weft is at (\S+)/.exec(line) ?? [];
        if (url) resolve(url);
      });
    });
  }

  /** `kill -9`. */
  async crash(): Promise<void> {
    this.#process?.kill("SIGKILL");
    await this.#exit;
  }

  /** The exit code of an orderly stop. */
  stop(): Promise<number | null> {
    this.#process?.kill("SIGTERM");
    return this.#exit;
  }

  /** From now on, documents of the same names are others. */
  forgetNames() {
    this.#forgotten += 1;
  }

  /** What a test calls a document, as its address says it. */
  idOf(name: string): string {
    return this.#forgotten === 0 ? name : `${this.#forgotten}-${name}`;
  }

  /** Another data folder takes the place of this one, as when a machine was set up anew. */
  async startEmpty(): Promise<void> {
    await this.stop();
    await rm(this.#data, { recursive: true });
    await this.start();
  }

  /** Remembers the disk of a server that was stopped; the result puts it back as it was. */
  async keepDisk(): Promise<() => Promise<void>> {
    const kept = `${this.#data}-kept`;
    await cp(this.#data, kept, { recursive: true });
    return async () => {
      await rm(this.#data, { recursive: true });
      await rename(kept, this.#data);
    };
  }

  /** Stops answering, without closing anything, until `thaw`. */
  freeze() {
    this.#process?.kill("SIGSTOP");
  }

  thaw() {
    this.#process?.kill("SIGCONT");
  }

  /** Every write to its disk fails from now on. */
  failWrites() {
    this.#limitFiles("0:");
  }

  healWrites() {
    this.#limitFiles("unlimited:");
  }

  async remove(): Promise<void> {
    this.thaw();
    await this.crash();
    await rm(this.#data, { recursive: true, force: true });
  }

  #limitFiles(size: string) {
    execFileSync("prlimit", ["--pid", String(this.#process?.pid), `--fsize=${size}`]);
  }
}
