import { expect, test } from "vitest";
import * as Y from "yjs";
import { messageTypes } from "../src/sync/protocol.ts";
import { enter, startServer, until } from "./harness.ts";
import { connect, type RawClient } from "./raw-client.ts";
import { startSync } from "./in-process.ts";

// The document leaves memory with its last reader; these meet that moment from every side.
test("nothing acknowledged is lost while people come and go at the same moment", async () => {
  const server = await startSync({ limits: { idleMs: 0, idleBytes: 0 } });
  const acknowledged: string[] = [];
  let leaving: RawClient | undefined;
  for (let round = 0; round < 150; round++) {
    const word = `${round} `;
    const client = await connect(server);
    // The one before leaves just before, with, or just after the next one's arrival.
    if (round % 3 === 0) leaving?.socket.close();
    client.auth("notes");
    if (round % 3 === 1) leaving?.socket.close();
    client.hello("notes", { schema: 1 });
    client.sync("notes", "step1", Y.encodeStateVector(new Y.Doc()));
    client.sync("notes", "update", updateThatTypes(word));
    if (round % 3 === 2) leaving?.socket.close();
    await until(() => client.receipts().length > 0, `a receipt in round ${round}`);
    acknowledged.push(word);
    leaving = client;
  }
  leaving?.socket.close();

  const bob = await enter(server, "notes");
  const present = new Set(bob.text.toString().split(/(?<= )/));
  expect(acknowledged.filter((word) => !present.has(word))).toEqual([]);
});

test("a socket that closes while its document is loading leaves nothing behind", async () => {
  const server = await startServer();
  const ann = await enter(server, "notes");
  ann.types("here");
  await ann.saved();
  ann.leave();
  for (let round = 0; round < 20; round++) {
    const client = await connect(server);
    client.auth("notes");
    client.socket.terminate();
  }
  expect((await server.fetch("/api/documents/notes", { method: "DELETE" })).status).toBe(204);
});

function updateThatTypes(words: string): Uint8Array {
  const document = new Y.Doc();
  document.getText("content").insert(0, words);
  return Y.encodeStateAsUpdate(document);
}

test.each([
  ["after its welcome", true],
  ["before its welcome", false],
])("a document left and opened again on one socket %s is open", async (_when, isWelcome) => {
  const server = await startServer();
  const client = await connect(server);
  const opens = () => {
    client.auth("notes");
    client.hello("notes", { schema: 1 });
    client.sync("notes", "step1", Y.encodeStateVector(new Y.Doc()));
  };
  for (let round = 1; round <= 10; round++) {
    const welcomes = client.welcomes().length;
    opens();
    if (isWelcome) await until(() => client.welcomes().length > welcomes, "the first welcome");
    client.sendFrame("notes", messageTypes.close);
    opens();
    const receipts = client.receipts().length;
    client.sync("notes", "update", updateThatTypes(`round ${round} `));
    await until(() => client.receipts().length > receipts, "the receipt");
    client.sendFrame("notes", messageTypes.close);
  }
});
