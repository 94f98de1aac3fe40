import { expect, test } from "vitest";
import * as Y from "yjs";
import { enter, type Person, type ServerProcess, startServer, until } from "./harness.ts";

const isLong = process.env["TEST_LONG"] === "1";
const rounds = isLong ? 200 : 20;
const updatesPerSecond = 200;

test(
  `saved survives kill -9: ${rounds} rounds under ${updatesPerSecond} updates a second`,
  { timeout: 600_000 },
  async () => {
    const server = await startServer();
    const acknowledged: string[] = [];
    for (let round = 0; round < rounds; round++) {
      const ann = await enter(server, "notes");
      acknowledged.push(...(await typeUntilCrash(server, ann, round)));
      ann.leave();
      await server.start();
      const bob = await enter(server, "notes");
      const present = new Set(bob.text.toString().split("\n"));
      expect(acknowledged.filter((line) => !present.has(line))).toEqual([]);
      bob.leave();
    }
    expect(acknowledged.length).toBeGreaterThan(rounds * 5);
    expect(server.events("document-damaged")).toEqual([]);
  },
);

/** Types lines at a steady rate, kills the server at a random moment, and returns the lines acknowledged before it. */
async function typeUntilCrash(server: ServerProcess, ann: Person, round: number): Promise<string[]> {
  const typed: string[] = [];
  // One acknowledgement a message, in order: the count that is left tells which lines are covered.
  const acknowledged = () => typed.slice(0, typed.length - ann.provider.unsyncedChanges);
  await ann.saved();
  const typing = setInterval(() => {
    const line = `${round}.${typed.length}`;
    typed.push(line);
    ann.types(`${line}\n`);
  }, 1_000 / updatesPerSecond);
  const enough = 10 + Math.floor(Math.random() * 60);
  await until(() => acknowledged().length >= enough, "enough acknowledged", 30_000);
  const saved = acknowledged();
  await server.crash();
  clearInterval(typing);
  return saved;
}

test("an edit that was not saved when the server died is brought back by its author alone", async () => {
  const server = await startServer();
  const ann = await enter(server, "notes");
  const bob = await enter(server, "notes");
  ann.types("saved ");
  await bob.sees("saved ");
  server.signal("SIGSTOP");
  ann.types("unsaved ");
  await server.crash();
  expect(bob.text.toString()).toBe("saved ");
  await server.start();
  await bob.sees("unsaved ");
  await ann.saved();
});

test("after a crash the list knows the title", async () => {
  const server = await startServer();
  const ann = await enter(server, "notes");
  ann.doc.getText("title").insert(0, "First");
  await ann.saved();
  ann.doc.getText("title").insert(5, " and last");
  await ann.saved();
  await server.crash();
  await server.start();
  const titles = async () => {
    const { documents } = (await (await server.fetch("/api/documents")).json()) as { documents: { title: string }[] };
    return documents.map(({ title }) => title);
  };
  await until(async () => (await titles())[0] === "First and last", "the title in the list");
});

test("a stored document is exactly what its author had", async () => {
  const server = await startServer();
  const ann = await enter(server, "notes");
  ann.types("to be read back");
  ann.text.delete(3, 3);
  await ann.saved();
  await server.crash();
  await server.start();
  const response = await server.fetch("/api/documents/notes/state");
  const copy = new Y.Doc();
  Y.applyUpdate(copy, new Uint8Array(await response.arrayBuffer()));
  expect(Y.equalSnapshots(Y.snapshot(copy), Y.snapshot(ann.doc))).toBe(true);
});
