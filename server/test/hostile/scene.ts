import { rm } from "node:fs/promises";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import { ServerProcess, until } from "../harness.ts";
import { sign, tokenEnvironment } from "../host-application.ts";
import { Honest } from "./honest.ts";
import { collectGarbage, memoryEnvironment, memoryOf } from "./memory.ts";

interface Row {
  attack: string;
  worstMs: number;
  grownMb: number;
}

/** 64 of the attack's, and LevelDB's two write buffers of 16, which whoever writes first fills. */
const mostGrownMb = 64 + 2 * 16;
/** Far above what is aimed at, 250 ms: this is no benchmark. */
const worstMs = 5_000;

/**
 * A server with two honest people on one document, and Mallory, whom the host lets write in documents of her own. What
 * every attack has to leave as it was is looked at in one place, `during`.
 */
export class Scene {
  readonly server: ServerProcess;
  /** Her token. She has a new name for every attack: what one has used up of her allowance would slow the next. */
  mallory = "";
  readonly #honest: Honest;
  readonly #rows: Row[] = [];
  readonly #pid: number;

  private constructor(server: ServerProcess, honest: Honest) {
    this.server = server;
    this.#honest = honest;
    this.#pid = server.pid;
  }

  static async open(): Promise<Scene> {
    const data = await mkdtemp(join(tmpdir(), "weft-hostile-"));
    const environment = {
      ...tokenEnvironment,
      ...(await memoryEnvironment()),
      NODE_OPTIONS: "--inspect=127.0.0.1:0",
    };
    const server = new ServerProcess(data, { environment });
    await server.start();
    const honest = await Honest.start(server.syncUrl, await sign("honest", { honest: "editor" }));
    return new Scene(server, honest);
  }

  /** Runs an attack, and looks at what nobody else may have noticed. */
  async during(attack: string, work: () => Promise<void>) {
    this.mallory = await sign(`mallory ${this.#rows.length}`, { "evil:*": "editor", "read:*": "viewer" });
    await collectGarbage(this.server);
    const before = await memoryOf(this.server);
    await this.#honest.ask();
    await work();
    const { rounds, worstMs: worst, faults } = await this.#honest.ask();
    expect(this.server.pid).toBe(this.#pid);
    expect((await this.server.fetch("/healthz")).status).toBe(200);
    expect((await this.server.fetch("/readyz")).status).toBe(200);
    expect(faults).toEqual([]);
    expect(rounds).toBeGreaterThan(0);
    expect(worst).toBeLessThan(worstMs);
    expect(this.server.events("frame-failed")).toEqual([]);
    let grown = 0;
    const shrinks = async () => {
      await collectGarbage(this.server);
      grown = (await memoryOf(this.server)) - before;
      return grown <= mostGrownMb;
    };
    await until(shrinks, `memory of at most ${mostGrownMb} MB more after ${attack}`, 5_000)
      .catch((error) => {
        throw new Error(`${attack} left ${Math.round(grown)} MB`, { cause: error });
      })
      .finally(() => this.#rows.push({ attack, worstMs: worst, grownMb: grown }));
  }

  /** `class · worst ms · MB` */
  table(): string {
    const lines = this.#rows.map(
      ({ attack, worstMs: worst, grownMb }) => `${attack} · ${Math.round(worst)} ms · ${Math.round(grownMb)} MB`,
    );
    return `${lines.join("\n")}\n`;
  }

  async close() {
    this.#honest.leave();
    await this.server.crash();
    await rm(this.server.data, { recursive: true, force: true });
  }
}
