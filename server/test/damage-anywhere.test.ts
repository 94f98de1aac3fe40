import { cp } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import * as Y from "yjs";
import { Chance, seeds } from "./chance.ts";
import { Person, ServerProcess, startServer, temporaryFolder, until } from "./harness.ts";
import { hurtFile } from "./hurt-file.ts";
import { Ledger } from "./ledger.ts";
import { connect } from "./raw-client.ts";
import { enterWriting } from "./steady-writer.ts";
import { type Outcome, weft } from "./weft.ts";

const chapters = process.env["TEST_LONG"] === "1" ? 40 : 1;
const hurtsInEach = 12;
const documents = ["alpha", "beta", "gamma"];

const outcomes = new Map<string, number>();

test.each(seeds(chapters))(
  `what ${hurtsInEach} damaged files cost is told, and who has the words brings them back: TEST_SEED=%i`,
  { timeout: 300_000 },
  async (seed) => {
    const chance = new Chance(seed);
    const ledgers = new Map(documents.map((id) => [id, new Ledger()]));
    const whole = await writeFolder(ledgers, chance);
    for (let hurt = 0; hurt < hurtsInEach; hurt++) {
      const data = join(await temporaryFolder(), "data");
      await cp(whole, data, { recursive: true });
      const kind = chance.pick([".log", ".ldb"] as const);
      const what = await hurtFile(join(data, "leveldb"), kind, chance);
      const outcome = await openDamaged(data, ledgers, what);
      // What is lost in tables may be part of the history, which nobody brings back.
      if (kind === ".log" && hurt % 4 === 0) {
        await weft("compact", "--data", data);
        expect({ what, ...(await weft("verify", "--data", data)) }).toMatchObject({ what, code: 0 });
      }
      const named = `${what.split(" in ")[0]}: ${outcome}`;
      outcomes.set(named, (outcomes.get(named) ?? 0) + 1);
    }
    process.stdout.write(`${JSON.stringify(Object.fromEntries(outcomes), null, 1)}\n`);
  },
);

/** Starts a server with a damaged folder and leaves it stopped, with everything brought back that could be. */
async function openDamaged(data: string, ledgers: Map<string, Ledger>, what: string): Promise<string> {
  await cp(data, `${data}-to-verify`, { recursive: true });
  const verified = await weft("verify", "--data", `${data}-to-verify`);
  if (verified.code === null) expect({ what, ...verified }).toMatchObject({ said: expect.stringContaining(inTable) });
  else {
    expect({ what, ...verified }).toMatchObject({ complained: expect.stringMatching(/^$|^The data folder .*\n$/) });
  }

  const server = new ServerProcess(data, {});
  onTestFinished(() => server.crash());
  const isStarted = await server.start().then(
    () => true,
    () => false,
  );
  if (await isAborted(server)) {
    expect({ what, ...verified }).toMatchObject({ said: expect.stringContaining(inTable) });
    return aborted;
  }
  if (!isStarted) {
    expect({ what, said: server.said }).toEqual({ what, said: [expect.stringContaining("is damaged, and LevelDB")] });
    expect({ what, code: verified.code }).not.toEqual({ what, code: 0 });
    return "does not start, and says why";
  }
  const costs = new Set<string>();
  try {
    for (const [id, ledger] of ledgers) costs.add(await judge(server, verified, id, ledger, what));
    if (!costs.has("unreadable, told")) await bringBack(server, ledgers, what);
  } catch (error) {
    if (await isAborted(server)) return aborted;
    throw error;
  }
  await server.crash();
  if (costs.has("unreadable, told")) return "a document cannot be opened, told";
  if (costs.has("lost, told")) return "words lost, told, brought back";
  return verified.code === 0 ? "nothing lost" : "nothing lost, damage found by verify";
}

/** LevelDB checks no sums as it reads its tables, and a damaged key there ends the process that meets it. */
const aborted = "LevelDB ends the process";
/** `weft verify` does. */
const inTable = "damage in LevelDB's table";

/** Whether a signal that nobody here sent has ended it. */
async function isAborted(server: ServerProcess): Promise<boolean> {
  return (await Promise.race([server.exit, Promise.resolve("running")])) === null;
}

/** What became of one document, after seeing that whatever was lost of it is told by the server and by `weft verify`. */
async function judge(server: ServerProcess, verified: Outcome, id: string, ledger: Ledger, what: string) {
  const about = (documentId: unknown) => documentId === id || String(documentId).startsWith("(unknown)");
  const recovered = await read(server, id);
  const cost = recovered ? (ledger.isLost(recovered) ? "lost" : "nothing") : "unreadable";
  expect({ what, id, invented: recovered && ledger.isInvented(recovered) }).not.toMatchObject({ invented: true });
  if (cost === "nothing") return cost;

  const told = ["document-damaged", "document-unreadable", "log-damaged"]
    .flatMap((name) => server.events(name))
    .some(({ documentId }) => about(documentId));
  // After a cut everything is gone, and only the write it went through can be named.
  const isCut = server.events("log-cut").length > 0;
  const isFound = verified.code !== 0 || verified.said.includes("was cut off");
  const circumstances = JSON.stringify({ what, id, cost, verified, said: server.said }, undefined, 1);
  expect({ told: told || isCut, isFound, circumstances }).toEqual({ told: true, isFound: true, circumstances });
  return `${cost}, told`;
}

/** Whoever still has the words comes back with them. */
async function bringBack(server: ServerProcess, ledgers: Map<string, Ledger>, what: string) {
  for (const [id, ledger] of ledgers) {
    const author = new Person(server, id);
    Y.applyUpdate(author.doc, ledger.state);
    await author.saved();
    author.leave();
    const reader = await read(server, id);
    expect({ what, id, isBack: reader && !ledger.isLost(reader) }).toEqual({ what, id, isBack: true });
  }
}

/** A folder of a server that was killed: snapshots, histories and logs, in tables and in LevelDB's log. */
async function writeFolder(ledgers: Map<string, Ledger>, chance: Chance): Promise<string> {
  const server = await startServer();
  for (let life = 0; life < 3; life++) {
    if (life > 0) await server.start();
    for (const [id, ledger] of ledgers) {
      const writer = await enterWriting("@hocuspocus/provider", server, id, ledger, chance);
      writer.starts();
      await until(() => writer.promises > 250, "enough is saved");
      writer.leaves();
    }
    await server.crash();
    if (life < 2)
      expect(await weft("compact", life === 0 ? "alpha" : "beta", "--data", server.data)).toMatchObject({ code: 0 });
  }
  return server.data;
}

/** The document as somebody gets it who has nothing of it; `undefined` when it cannot be opened. */
async function read(server: ServerProcess, documentId: string): Promise<Y.Doc | undefined> {
  const reader = await connect(server);
  reader.auth(documentId);
  reader.sync(documentId, "step1", Y.encodeStateVector(new Y.Doc()));
  const isAnswered = () => reader.syncMessages().some(({ type }) => type === "step2");
  await until(() => isAnswered() || reader.closed !== undefined, `${documentId} opened or refused`);
  // Without a word the socket ends only with the process, whose end comes to light a little later.
  if (reader.closed?.code === 1006) await server.exit;
  reader.socket.terminate();
  return isAnswered() ? reader.document() : undefined;
}
