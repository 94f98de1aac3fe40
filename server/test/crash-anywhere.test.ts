import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { Chance, seeds } from "./chance.ts";
import { enter, type ServerProcess, startServer, temporaryFolder, until } from "./harness.ts";
import { Ledger } from "./ledger.ts";
import { connect } from "./raw-client.ts";
import { enterWriting, type SteadyWriter } from "./steady-writer.ts";
import { startWeft, weft } from "./weft.ts";

const chapters = process.env["TEST_LONG"] === "1" ? 100 : 1;
const rounds = 10;
const documents = ["alpha", "beta", "gamma"];
const roomForBallast = { flags: ["--document-megabytes", "32"] };

interface Scene {
  server: ServerProcess;
  writers: SteadyWriter[];
  chance: Chance;
}

/** What the server is in the middle of when it is killed. Resolves when it is dead, with the one to go on with. */
type Phase = (scene: Scene) => Promise<ServerProcess | void>;

const phases: Record<string, Phase> = {
  async writing({ server, chance }) {
    await chance.moment(500);
    await server.crash();
  },

  async compaction({ server, writers, chance }) {
    const writer = writers[0] as SteadyWriter;
    const before = writer.promises;
    writer.edits(1_100);
    await until(() => writer.promises >= before + 1_000, "a log long enough to compact");
    await chance.moment(600);
    await server.crash();
  },

  async unloading({ server, writers, chance }) {
    await chance.moment(400);
    for (const writer of writers) writer.leaves();
    await visitBallast(server);
    await chance.moment(400);
    await server.crash();
  },

  async backup({ server, chance }) {
    const secret = (await readFile(join(server.data, "secret"), "utf8")).trim();
    await chance.moment(200);
    const headers = { authorization: `Bearer ${secret}` };
    const taken = server.fetch("/api/operator/backup", { headers }).then((answer) => answer.arrayBuffer());
    taken.catch(() => {});
    await chance.moment(200);
    await server.crash();
  },

  async stopping({ server, chance }) {
    await chance.moment(300);
    server.signal("SIGTERM");
    await chance.moment(200);
    await server.crash();
  },

  async starting({ server, writers, chance }) {
    await stopWriting(server, writers, chance);
    for (let time = 0; time < 2; time++) {
      const started = server.start();
      started.catch(() => {});
      await chance.moment(700);
      await server.crash();
    }
  },

  async "weft compact"({ server, writers, chance }) {
    await stopWriting(server, writers, chance);
    const compacting = startWeft("compact", "--data", server.data);
    await chance.moment(1_000);
    compacting.process.kill("SIGKILL");
    await compacting.outcome;
  },

  async "weft restore"({ server, writers, chance }) {
    await stopWriting(server, writers, chance);
    const file = join(await temporaryFolder(), "weft.backup");
    expect(await weft("backup", file, "--data", server.data)).toMatchObject({ code: 0 });
    const data = join(await temporaryFolder(), "data");
    const restoring = startWeft("restore", file, "--data", data);
    await chance.moment(1_000);
    restoring.process.kill("SIGKILL");
    await restoring.outcome;
    const again = await weft("restore", file, "--data", data);
    // It is there as a whole, or it is begun anew.
    if (again.code !== 0) expect(again.complained).toContain("is not empty (leveldb)");
    const restored = await startServer({ data, ...roomForBallast });
    await restored.crash();
    return restored;
  },
};

const kills = new Map<string, number>();
let promises = 0;

test.each(seeds(chapters))(
  `what was acknowledged or shown survives ${rounds} kills, whatever they interrupt: TEST_SEED=%i`,
  { timeout: 300_000 },
  async (seed) => {
    const chance = new Chance(seed);
    const ledgers = new Map(documents.map((id) => [id, new Ledger()]));
    let server = await startServer(roomForBallast);
    await makeBallast(server);
    for (const [round, name] of order(chance).entries()) {
      const where = `round ${round}, ${name}`;
      const writers = await enterAll(server, ledgers, chance, where);
      writers.forEach((writer) => writer.starts());
      const next = await phases[name]?.({ server, writers, chance });
      writers.forEach((writer) => writer.leaves());
      for (const writer of writers) promises += writer.promises;
      kills.set(name, (kills.get(name) ?? 0) + 1);
      expect({ where, damaged: server.events("document-damaged") }).toEqual({ where, damaged: [] });
      server = next ?? server;
      if (round % 5 === 4)
        expect({ where, ...(await weft("verify", "--data", server.data)) }).toMatchObject({ code: 0 });
      await server.start();
    }
    await enterAll(server, ledgers, chance, "the end");
    expect(server.events("document-damaged")).toEqual([]);
    await server.crash();
    expect(await weft("compact", "--data", server.data)).toMatchObject({ code: 0 });
    expect(await weft("verify", "--data", server.data)).toMatchObject({ code: 0 });
    process.stdout.write(`${promises} promises kept over ${JSON.stringify(Object.fromEntries(kills))}\n`);
  },
);

/** Each phase in its turn, so that a short run has them all. */
function order(chance: Chance): string[] {
  const left = Object.keys(phases);
  return Array.from({ length: rounds }, () =>
    left.length > 0 ? (left.splice(chance.below(left.length), 1)[0] as string) : chance.pick(Object.keys(phases)),
  );
}

/** Who enters after a kill finds everything that was promised, and nothing that nobody typed. */
async function enterAll(server: ServerProcess, ledgers: Map<string, Ledger>, chance: Chance, where: string) {
  const writers: SteadyWriter[] = [];
  for (const [id, ledger] of ledgers) {
    for (const kind of ["@hocuspocus/provider", "y-websocket"] as const) {
      const writer = await enterWriting(kind, server, id, ledger, chance);
      expect(ledger.isLost(writer.doc), `${id} lacks something before ${where}`).toBe(false);
      expect(ledger.isInvented(writer.doc), `${id} holds what nobody typed before ${where}`).toBe(false);
      ledger.promised(Y.encodeStateAsUpdate(writer.doc));
      writers.push(writer);
    }
  }
  return writers;
}

async function stopWriting(server: ServerProcess, writers: readonly SteadyWriter[], chance: Chance) {
  await chance.moment(400);
  await server.crash();
  for (const writer of writers) writer.leaves();
}

/** A document so large that, when it is left, every idle one has to leave memory; and a backup of it takes a while. */
async function makeBallast(server: ServerProcess) {
  const ann = await enter(server, "ballast");
  ann.doc.getMap("ballast").set("bytes", new Uint8Array(randomBytes(17 * 1024 * 1024)));
  await ann.saved();
  ann.leave();
}

async function visitBallast(server: ServerProcess) {
  const visitor = await connect(server);
  visitor.auth("ballast");
  await until(() => visitor.ofType("auth").length > 0, "let in");
  visitor.socket.terminate();
}
