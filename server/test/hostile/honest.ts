import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Told } from "./honest-pair.ts";

/** The honest pair, from outside. */
export class Honest {
  readonly #process: ChildProcess;

  private constructor(child: ChildProcess) {
    this.#process = child;
  }

  static async start(syncUrl: string, token: string): Promise<Honest> {
    const program = join(import.meta.dirname, "honest-pair.ts");
    const child = spawn(process.execPath, ["--import", "tsx", program, syncUrl, token], {
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    const [ready] = await Promise.race([once(child, "message"), once(child, "exit")]);
    if (ready !== "ready") throw new Error("The honest pair could not come in.");
    return new Honest(child);
  }

  /** How it went since they were asked the last time. */
  async ask(): Promise<Told> {
    const told = once(this.#process, "message");
    this.#process.send("how is it?");
    const [answer] = (await told) as [Told];
    return answer;
  }

  leave() {
    this.#process.kill();
  }
}
