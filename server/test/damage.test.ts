import { readdir, readFile, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { enter, type ServerProcess, startServer } from "./harness.ts";

const sentence = "Every word of this sentence was saved. ";

/** A server that was killed after Ann saved some words in a document, one commit a word. Ann still has them. */
async function killedServer() {
  const server = await startServer();
  const ann = await enter(server, "notes");
  for (const word of sentence.repeat(20).split(/(?<= )/)) {
    ann.types(word);
    await ann.saved();
  }
  const other = await enter(server, "other");
  other.types("untouched");
  await other.saved();
  await server.crash();
  other.leave();
  return { server, ann };
}

test("a flipped byte in LevelDB's log costs what it hit, and who still has the words brings them back", async () => {
  const { server, ann } = await killedServer();
  const file = await logFile(server);
  const content = await readFile(file);
  const middle = Math.floor(content.length / 2);
  content[middle] = content.readUInt8(middle) ^ 1;
  await writeFile(file, content);

  await server.start();
  await ann.saved();
  const bob = await enter(server, "notes");
  expect(bob.text.toString()).toBe(ann.text.toString());
  expect(bob.text.toString()).toBe(sentence.repeat(20));
});

test("a cut tail of LevelDB's log costs what was cut, and who still has the words brings them back", async () => {
  const { server, ann } = await killedServer();
  const file = await logFile(server);
  const { length } = await readFile(file);
  await truncate(file, Math.floor(length / 2));

  await server.start();
  await ann.saved();
  const bob = await enter(server, "notes");
  expect(bob.text.toString()).toBe(sentence.repeat(20));
  await server.crash();
  await server.start();
  const carol = await enter(server, "notes");
  expect(carol.text.toString()).toBe(sentence.repeat(20));
});

test("damage that leaves later updates behind is told to the operator", async () => {
  const server = await startServer();
  const ann = await enter(server, "notes");
  // LevelDB drops the rest of a damaged 32 KiB block; what follows in the next one shows the gap.
  for (let part = 0; part < 12; part++) {
    ann.types(`${part} ${"x".repeat(8_000)}\n`);
    await ann.saved();
  }
  await server.crash();
  ann.leave();
  const file = await logFile(server);
  const content = await readFile(file);
  content[40_000] = content.readUInt8(40_000) ^ 1;
  await writeFile(file, content);

  await server.start();
  await enter(server, "notes");
  expect(server.events("document-damaged")).toMatchObject([
    { documentId: "notes", damage: [{ type: "missing-updates" }] },
  ]);
});

async function logFile(server: ServerProcess): Promise<string> {
  const folder = join(server.data, "leveldb");
  const name = (await readdir(folder)).find((file) => file.endsWith(".log"));
  return join(folder, name ?? "");
}
