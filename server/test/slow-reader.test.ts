import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { enter, type ServerProcess, startServer, until } from "./harness.ts";
import { connect, enterRaw } from "./raw-client.ts";

const megabyte = 1024 * 1024;

test("a slow reader costs bounded memory, and has everything once it reads", { timeout: 120_000 }, async () => {
  const server = await startServer();
  const slow = await enterRaw(server, "notes");
  const ann = await enter(server, "notes");
  ann.types("a");
  await ann.saved();
  slow.socket.pause();
  // The sizes stay while the content changes: what is kept for the reader is all that could grow.
  for (let part = 0; part < 120; part++) {
    ann.text.delete(0, ann.text.length);
    ann.types(`${part} ${"x".repeat(megabyte / 2)}`);
    await ann.saved();
  }
  expect(await memoryOf(server)).toBeLessThan(400 * megabyte);

  slow.socket.resume();
  const words = ann.text.toString();
  await until(() => slow.document().getText("content").toString() === words, "the slow reader has everything", 60_000);
  expect(Y.equalSnapshots(Y.snapshot(slow.document()), Y.snapshot(ann.doc))).toBe(true);
});

test("a slow reader of several large documents is not closed, and has all of them in the end", async () => {
  const server = await startServer();
  const ids = Array.from({ length: 6 }, (_, index) => `book-${index}`);
  for (const id of ids) {
    const ann = await enter(server, id);
    ann.types("x".repeat(6 * megabyte));
    await ann.saved();
  }
  const slow = await connect(server);
  slow.socket.pause();
  for (const id of ids) {
    slow.auth(id);
    slow.hello(id, { schema: 1 });
    slow.sync(id, "step1", Y.encodeStateVector(new Y.Doc()));
  }
  const quick = await enterRaw(server, ids[5] as string);
  await until(() => quick.syncMessages().some(({ type }) => type === "step2"), "the server has answered everybody");

  slow.socket.resume();
  const states = () => slow.ofType("sync").filter(({ bytes }) => bytes.length > 6 * megabyte).length;
  await until(() => states() === ids.length || slow.closed !== undefined, "all six states", 60_000);
  expect([states(), slow.closed]).toEqual([ids.length, undefined]);
});

async function memoryOf(server: ServerProcess): Promise<number> {
  const status = await readFile(`/proc/${server.pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) * 1024;
}
