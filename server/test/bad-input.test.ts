import * as encoding from "lib0/encoding";
import { createConnection } from "node:net";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import * as Y from "yjs";
import { messageTypes } from "../src/sync/protocol.ts";
import { enter, type Person, type ServerProcess, startServer, until } from "./harness.ts";
import { connect, enterRaw } from "./raw-client.ts";

let server: ServerProcess;
/** An honest pair on another document and on the same one, who must not notice. */
let ann: Person;
let bob: Person;

beforeEach(async () => {
  server = await startServer();
  ann = await enter(server, "notes");
  bob = await enter(server, "notes");
});

async function honestPeopleGoOn() {
  const words = `still fine ${Math.random()} `;
  ann.types(words);
  await bob.sees(words);
  await ann.saved();
  const carol = await enter(server, "another");
  carol.types("fine too");
  await carol.saved();
  carol.leave();
}

test.each([
  ["no bytes", new Uint8Array()],
  ["random bytes", Uint8Array.from({ length: 200 }, (_, index) => (index * 89 + 7) % 256)],
  ["a length that lies", new Uint8Array([255, 255, 255, 255, 7, 1])],
])("a garbage frame (%s) closes its socket and nothing else", async (_name, bytes) => {
  const client = await connect(server);
  client.send(bytes);
  expect(await client.closedBy()).toBe(4400);
  await honestPeopleGoOn();
});

test("a text frame closes its socket", async () => {
  const client = await connect(server);
  client.send("hello");
  expect(await client.closedBy()).toBe(4400);
  await honestPeopleGoOn();
});

test.each([
  ["random bytes", Uint8Array.from({ length: 64 }, (_, index) => (index * 131 + 3) % 256)],
  ["a struct count that lies", new Uint8Array([1, 255, 255, 255, 15, 1, 0])],
  ["a truncated one", Y.encodeStateAsUpdate(documentWith("cut off")).subarray(0, 10)],
])("an undecodable update (%s) closes its socket, is never acknowledged and changes nothing", async (_name, update) => {
  const client = await enterRaw(server, "notes");
  await until(() => bob.doc.getMap("meta").has("schema"), "the mark of a Weft document");
  const before = Y.encodeStateVector(bob.doc);
  client.sync("notes", "update", update);
  expect(await client.closedBy()).toBe(4400);
  expect(client.receipts()).toEqual([]);
  expect(Y.encodeStateVector(bob.doc)).toEqual(before);
  await honestPeopleGoOn();
});

test.each([
  ["a neighbour that is not beside the other", [1, 1, 9, 0, 0xc4, 5, 2, 5, 0, 1, 120, 0], "bad-update"],
  ["a root that Weft does not have", [1, 1, 9, 0, 4, 1, 1, 114, 1, 120, 0], "forbidden-root"],
  [
    "an entry among what only the server writes",
    [1, 1, 9, 0, 0x28, 1, 4, 109, 101, 116, 97, 1, 120, 1, 126, 0],
    "forbidden-root",
  ],
])(
  "a poisonous update (%s) is refused by name, is never acknowledged and changes nothing",
  async (_name, bytes, code) => {
    const client = await enterRaw(server, "notes");
    const five = new Y.Doc();
    five.clientID = 5;
    five.getText("content").insert(0, "abc");
    client.sync("notes", "update", Y.encodeStateAsUpdate(five));
    await bob.sees("abc");
    await until(() => client.receipts().length === 1, "the receipt");
    const before = Y.encodeStateVector(bob.doc);
    client.sync("notes", "update", Uint8Array.from(bytes));
    await until(() => client.refusals().length === 1, "the refusal");
    expect(client.refusals()).toEqual([{ frame: 2, code }]);
    expect(client.receipts()).toHaveLength(1);
    expect(Y.encodeStateVector(bob.doc)).toEqual(before);
    await honestPeopleGoOn();
    await server.crash();
    await server.start();
    expect((await enter(server, "notes")).text.toString()).toContain("abc");
  },
);

test("a clock that jumps ahead is never acknowledged, and costs nobody else", async () => {
  const client = await enterRaw(server, "notes");
  client.sync("notes", "update", Uint8Array.from([1, 1, 9, 100, 4, 1, 5, 116, 105, 116, 108, 101, 1, 120, 0]));
  await honestPeopleGoOn();
  expect(client.receipts()).toEqual([]);
  expect(bob.doc.store.clients.has(9)).toBe(false);
});

test("garbage from somebody who may only read costs nobody else", async () => {
  const carol = await enter(server, "guarded");
  carol.doc.getMap("meta").set("schema", 2);
  await carol.saved();
  const reader = await enterRaw(server, "guarded");
  reader.sync(
    "guarded",
    "step2",
    Uint8Array.from({ length: 64 }, (_, index) => (index * 131 + 3) % 256),
  );
  expect(await reader.closedBy()).toBe(4400);
  expect(server.events("frame-failed")).toEqual([]);
  expect(carol.socket.status).toBe("connected");
  await honestPeopleGoOn();
});

test("an upgrade that is refused keeps no connection", async () => {
  const { hostname, port } = new URL(server.url);
  const stream = createConnection({ host: hostname, port: Number(port), allowHalfOpen: true });
  onTestFinished(() => void stream.destroy());
  const key = "dGhlIHNhbXBsZSBub25jZQ==";
  stream.write(
    `GET /nothing HTTP/1.1\r\nHost: ${hostname}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
      `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${key}\r\n\r\n`,
  );
  let answer = "";
  stream.on("data", (data) => (answer += String(data)));
  await until(() => answer.startsWith("HTTP/1.1 404"), "the refusal");
  // Ours stays open: a server that waits for it would wait for ever, and one that has closed refuses what comes.
  stream.on("error", () => {});
  await until(() => {
    stream.write("x");
    return stream.destroyed;
  }, "the connection is gone");
});

test("a frame that is too large closes its socket with 1009", async () => {
  const client = await enterRaw(server, "notes");
  const { maxFrameBytes = 0 } = client.welcomes()[0] ?? {};
  client.send(new Uint8Array(maxFrameBytes + 1));
  expect(await client.closedBy()).toBe(1009);
  await honestPeopleGoOn();
});

test.each([
  ["empty", ""],
  ["10 KB long", "a".repeat(10_240)],
  ["a path", "../../../../etc/passwd"],
  ["a space", " "],
  ["a name every object has", "constructor"],
  ["another name every object has", "__proto__"],
])("a document name that is %s is denied, and other documents of the socket go on", async (_name, address) => {
  const client = await enterRaw(server, "fine");
  client.auth(address);
  await until(() => client.denials().length > 0, "the denial");
  expect(client.denials()).toContain("invalid-document-id");
  client.sync("fine", "update", Y.encodeStateAsUpdate(documentWith("goes on")));
  await until(() => client.receipts().length > 0, "the receipt");
  await honestPeopleGoOn();
});

test("NULs in a document name never reach the document", async () => {
  const client = await connect(server);
  client.auth("notes\0\0\0../..\0");
  await until(() => client.ofType("auth").length > 0, "an answer");
  client.sync("\0notes", "update", Y.encodeStateAsUpdate(documentWith("evil")));
  await until(() => client.denials().length > 0, "the denial");
  await honestPeopleGoOn();
  expect(bob.text.toString()).not.toContain("evil");
});

test("content before signing in is not applied, and a flood of it closes the socket", async () => {
  const client = await connect(server);
  const update = Y.encodeStateAsUpdate(documentWith("early ".repeat(20_000)));
  for (let count = 0; count < 20; count++) client.sync("notes", "update", update);
  expect(await client.closedBy()).toBe(4413);
  await honestPeopleGoOn();
  expect(bob.text.toString()).not.toContain("early");
});

test("presence that is no JSON closes its socket", async () => {
  const client = await enterRaw(server, "notes");
  client.sendFrame("notes", messageTypes.awareness, (encoder) => {
    const update = encoding.createEncoder();
    encoding.writeVarUint(update, 1);
    encoding.writeVarUint(update, 7);
    encoding.writeVarUint(update, 1);
    encoding.writeVarString(update, "{not json");
    encoding.writeVarUint8Array(encoder, encoding.toUint8Array(update));
  });
  expect(await client.closedBy()).toBe(4400);
  await honestPeopleGoOn();
});

test("more documents than one socket may have closes it", async () => {
  const client = await connect(server);
  for (let index = 0; index <= 50; index++) client.auth(`many-${index}`);
  expect(await client.closedBy()).toBe(4429);
  await honestPeopleGoOn();
});

function documentWith(words: string): Y.Doc {
  const document = new Y.Doc();
  document.getText("content").insert(0, words);
  return document;
}
