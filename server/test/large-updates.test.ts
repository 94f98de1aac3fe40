import type { Socket } from "node:net";
import * as encoding from "lib0/encoding";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { openAccess } from "../src/access/open.ts";
import { messageTypes } from "../src/sync/protocol.ts";
import { enter, type ServerProcess, startServer, until } from "./harness.ts";
import { bytes, repeated, textAfter } from "./hostile/bytes.ts";
import { startSync } from "./in-process.ts";
import { connect, enterRaw } from "./raw-client.ts";

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

test("who brings a large update keeps nobody waiting: a word of others comes in between its parts", async () => {
  const server = await startServer();
  const mallory = await enterRaw(server, "large");
  const ann = await enter(server, "notes");
  const bob = await enter(server, "notes");
  mallory.sync("large", "update", largeUpdate());
  const reader = await enterRaw(server, "large");
  await until(() => reader.document().getText("content").length > 0, "the first part");
  ann.types("a word");
  await bob.sees("a word");
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

test("who goes while it signs in elsewhere has left all of it, too", async () => {
  let letIn = () => {};
  const isLetIn = new Promise<void>((resolve) => (letIn = resolve));
  const place = await startSync({
    access: {
      async grant(documentId, token) {
        if (documentId === "slow") await isLetIn;
        return openAccess.grant(documentId, token);
      },
    },
  });
  const client = await enterRaw(place, "large");
  const reader = await enterRaw(place, "large");
  client.auth("slow");
  client.sync("large", "update", largeUpdate());
  await until(() => reader.ofType("sync").length > 2, "the first part");
  client.socket.terminate();
  letIn();
  await until(() => reader.document().getText("content").length === letters, "all of it", 30_000);
});

test("what comes behind a large update before signing in is done costs its own socket at most", async () => {
  const server = await startServer();
  const client = await connect(server);
  const each = repeated(10_999, (at) => [textAfter, author, at, 1, 97]);
  // In one piece of the network's, so that all of it comes before the sign-in is done.
  const { _socket: stream } = client.socket as unknown as { _socket: Socket };
  stream.cork();
  client.auth("notes");
  client.sync("notes", "update", bytes(1, 11_000, author, 0, 4, 1, "content", "x", each, 0));
  client.sendFrame("notes", messageTypes.close);
  client.sendFrame("notes", messageTypes.auth, (encoder) => encoding.writeVarUint(encoder, 9));
  stream.uncork();
  expect(await client.closedBy()).toBe(4400);
  const ann = await enter(server, "notes");
  ann.types("a word");
  await ann.saved();
});

test("a server stops although somebody has just gone in the middle of a large update", async () => {
  const server = await startServer();
  const client = await enterRaw(server, "large");
  client.sync("large", "update", largeUpdate());
  const reader = await enterRaw(server, "large");
  await until(() => reader.document().getText("content").length > 0, "the first part");
  client.socket.terminate();
  server.signal("SIGTERM");
  expect(await server.exit).toBe(0);
});
