import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { within } from "./bounded.ts";
import type { Size } from "./experiment.ts";
import { track } from "./leftovers.ts";
import type { Peer } from "./peers.ts";

/** Since the process started. */
export interface Usage {
  /** Microseconds of all its threads, user and system. */
  cpu: number;
  /** Bytes given to files. Only Linux tells. */
  toFiles?: number;
  /** The same in whole pages, as often as the disk is given them. 0 for a folder in memory. */
  toDisk?: number;
}

/** In bytes, after a garbage collection. */
export interface Memory {
  /** What the operating system gave. */
  rss: number;
  /** What the main thread's JavaScript holds, on its heap and outside. */
  heap: number;
}

const probe = new URL("../servers/probe.js", import.meta.url).href;
const patienceMs = 60_000;
const busyMs = 300_000;
const quietMs = { full: 3_000, quick: 500 };
const lookEveryMs = 250;

/** One server in a process of its own, with nothing in its environment but what it was given. */
export class ServerProcess {
  readonly peer: Peer;
  readonly url: string;
  readonly #child: ChildProcess;
  readonly #exit: Promise<unknown>;

  private constructor(peer: Peer, port: number, child: ChildProcess) {
    this.peer = peer;
    this.url = `ws://127.0.0.1:${port}`;
    this.#child = child;
    this.#exit = new Promise((resolve) => child.once("exit", resolve));
  }

  static async start(peer: Peer, folder: string): Promise<ServerProcess> {
    const { module, words = [], environment = {} } = peer.command(folder);
    const child = fork(module, words, {
      execArgv: ["--expose-gc", "--import", probe],
      env: { PATH: process.env["PATH"], NODE_ENV: "production", ...environment },
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    track(child);
    const ended = once(child, "exit").then(() => {
      throw new Error(`${peer.name} ended before it listened.`);
    });
    ended.catch(() => {});
    const listening = once(child, "message") as Promise<[{ port: number }]>;
    const [{ port }] = await within(patienceMs, `${peer.name} to listen`, Promise.race([listening, ended]));
    return new ServerProcess(peer, port, child);
  }

  usage(): Promise<Usage> {
    return this.#ask<Usage>("usage");
  }

  memory(): Promise<Memory> {
    return this.#ask<Memory>("memory");
  }

  /**
   * Resolves when the server has done next to nothing for a while: what it put off (debounced stores, queued writes,
   * compactions) is done then. A quick run does not wait for stores that are put off for 2 s.
   */
  async untilQuiet(size: Size): Promise<void> {
    const end = performance.now() + busyMs;
    let quietFor = 0;
    for (let before = await this.usage(); quietFor < quietMs[size];) {
      if (performance.now() > end) throw new Error(`${this.peer.name} was still busy after ${busyMs / 1_000} s.`);
      await sleep(lookEveryMs);
      const now = await this.usage();
      const isQuiet = now.cpu - before.cpu < lookEveryMs * 1_000 * 0.04;
      quietFor = isQuiet ? quietFor + lookEveryMs : 0;
      before = now;
    }
  }

  /** Asks it to end, as an operator would. Rejects when it had to be killed. */
  async stop(): Promise<void> {
    this.#child.kill("SIGTERM");
    try {
      await within(patienceMs, `${this.peer.name} to stop`, this.#exit);
    } finally {
      await this.crash();
    }
  }

  /** `kill -9`. */
  async crash(): Promise<void> {
    this.#child.kill("SIGKILL");
    await this.#exit;
  }

  async #ask<Answer>(question: string): Promise<Answer> {
    const answer = once(this.#child, "message") as Promise<[Answer]>;
    const ended = this.#exit.then(() => {
      throw new Error(`${this.peer.name} ended by itself.`);
    });
    ended.catch(() => {});
    this.#child.send(question);
    const [found] = await within(patienceMs, `${this.peer.name} to answer`, Promise.race([answer, ended]));
    return found;
  }
}
