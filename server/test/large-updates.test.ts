import { expect, test } from "vitest";
import * as Y from "yjs";
import { enter, type ServerProcess, startServer, until } from "./harness.ts";
import { bytes, repeated, textAfter } from "./hostile/bytes.ts";
import { enterRaw } from "./raw-client.ts";

const letters = 200_000;
const author = 9;

/** Two hundred thousand letters, each a struct of its own: at once they would keep everybody waiting for half a second. */
function largeUpdate(): Uint8Array {
  const each = repeated(letters - 1, (at) => [textAfter, author, at, 1, 97 + (at % 26)]);
  return bytes(1, letters, author, 0, 4, 1, "content", "x", each, 0);
}

async function lengthAt(server: ServerProcess, documentId: string): Promise<number> {
  const response = await server.fetch(`/api/documents/${documentId}/state`);
  const document = new Y.Doc();
  if (response.status === 200) Y.applyUpdate(document, new Uint8Array(await response.arrayBuffer()));
  return document.getText("content").length;
}

test("who brings a large update keeps nobody waiting: others' words are saved in between its parts", async () => {
  const server = await startServer();
  const mallory = await enterRaw(server, "large");
  const ann = await enter(server, "notes");
  const bob = await enter(server, "notes");
  mallory.sync("large", "update", largeUpdate());
  const reader = await enterRaw(server, "large");
  await until(() => reader.document().getText("content").length > 0, "the first part");
  for (const word of ["one ", "two ", "three "]) {
    ann.types(word);
    await bob.sees(word);
  }
  expect(mallory.receipts()).toEqual([]);
  await until(() => mallory.receipts().length > 0, "all of it is durable");
  expect(await lengthAt(server, "large")).toBe(letters);
});

test("what follows a large update on its socket is handled after it", async () => {
  const server = await startServer();
  const client = await enterRaw(server, "large");
  client.sync("large", "update", largeUpdate());
  client.sync("large", "update", bytes(1, 1, author, letters, textAfter, author, letters - 1, "end", 0));
  await until(() => client.receipts().at(-1)?.frames === 2, "both are durable");
  expect(await lengthAt(server, "large")).toBe(letters + "end".length);
});

test("who goes after a large update has left all of it", async () => {
  const server = await startServer();
  const client = await enterRaw(server, "large");
  client.sync("large", "update", largeUpdate());
  client.socket.close();
  await until(async () => (await lengthAt(server, "large")) === letters, "all of it");
});

test("two may bring the same large update at once", async () => {
  const server = await startServer();
  const clients = [await enterRaw(server, "large"), await enterRaw(server, "large")];
  for (const client of clients) client.sync("large", "step2", largeUpdate());
  for (const client of clients) await until(() => client.receipts().at(-1)?.frames === 1, "it is durable");
  expect(await lengthAt(server, "large")).toBe(letters);
  expect(server.events("frame-failed")).toEqual([]);
});
