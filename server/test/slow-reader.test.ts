import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { enter, type ServerProcess, startServer, until } from "./harness.ts";
import { enterRaw } from "./raw-client.ts";

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

async function memoryOf(server: ServerProcess): Promise<number> {
  const status = await readFile(`/proc/${server.pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) * 1024;
}
