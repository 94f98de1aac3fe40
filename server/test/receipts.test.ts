import { expect, test } from "vitest";
import * as Y from "yjs";
import { enter, startServer, until } from "./harness.ts";
import { connect, enterRaw } from "./raw-client.ts";

/** Yjs updates that type the words letter by letter. */
function typing(words: string): Uint8Array[] {
  const document = new Y.Doc();
  const updates: Uint8Array[] = [];
  document.on("update", (update: Uint8Array) => updates.push(update));
  for (const letter of words) document.getText("content").insert(document.getText("content").length, letter);
  return updates;
}

test("a receipt counts the content frames that would survive a crash", async () => {
  const server = await startServer();
  const client = await enterRaw(server, "notes");
  const updates = typing("weft");
  for (const update of updates) client.sync("notes", "update", update);
  await until(() => client.receipts().at(-1)?.frames === 4, "a receipt for the fourth frame");
  expect(client.ofType("syncStatus")).toEqual([]);

  await server.crash();
  await server.start();
  const bob = await enter(server, "notes");
  expect(bob.text.toString()).toBe("weft");
});

test("each update is sent to everybody else once, and to its author never", async () => {
  const server = await startServer();
  const author = await enterRaw(server, "notes");
  const reader = await enterRaw(server, "notes");
  const updatesTo = (client: typeof author) => client.syncMessages().filter(({ type }) => type === "update").length;
  // The server's own: the mark of a Weft document.
  await until(() => updatesTo(author) === 1, "the mark");
  const before = updatesTo(reader);
  for (const [index, update] of typing("weft").entries()) {
    author.sync("notes", "update", update);
    await until(() => author.receipts().at(-1)?.frames === index + 1, "its receipt");
  }
  await until(() => updatesTo(reader) - before >= 4, "four updates for the reader");
  expect(updatesTo(reader) - before).toBe(4);
  expect(updatesTo(author)).toBe(1);
});

test("a repeated update gets a receipt too", async () => {
  const server = await startServer();
  const client = await enterRaw(server, "notes");
  const [update = new Uint8Array()] = typing("w");
  client.sync("notes", "update", update);
  client.sync("notes", "step2", update);
  await until(() => client.receipts().at(-1)?.frames === 2, "a receipt for both");
});

test("an update with missing dependencies has no receipt until they come, and is asked for once", async () => {
  const server = await startServer();
  const client = await enterRaw(server, "notes");
  const bob = await enter(server, "notes");
  const [first, second, third] = typing("abc") as [Uint8Array, Uint8Array, Uint8Array];
  const asked = () => client.syncMessages().filter(({ type }) => type === "step1").length;
  const before = asked();
  client.sync("notes", "update", third);
  client.sync("notes", "update", second);
  bob.types("I am here. ");
  await until(() => client.document().getText("content").toString() !== "", "Bob's words");
  expect(client.receipts()).toEqual([]);
  expect(bob.text.toString()).toBe("I am here. ");
  expect(asked() - before).toBeLessThanOrEqual(1);

  client.sync("notes", "update", first);
  await until(() => client.receipts().at(-1)?.frames === 3, "a receipt for all three");
  await bob.sees("abc");
});

test("what can be applied of an update with a gap is applied", async () => {
  const server = await startServer();
  const client = await enterRaw(server, "notes");
  const bob = await enter(server, "notes");
  const [, second, third] = typing("abc") as [Uint8Array, Uint8Array, Uint8Array];
  const other = new Y.Doc();
  other.getText("content").insert(0, "whole");
  client.sync("notes", "update", Y.mergeUpdates([second, third, Y.encodeStateAsUpdate(other)]));
  await bob.sees("whole");
  expect(client.receipts()).toEqual([]);
});

test("the welcome names the generation, which stays the same over a restart", async () => {
  const server = await startServer();
  const [first] = (await enterRaw(server, "notes")).welcomes();
  await server.crash();
  await server.start();
  const [second] = (await enterRaw(server, "notes")).welcomes();
  expect(first).toMatchObject({ canWrite: true, schema: 1 });
  expect(second?.generation).toBe(first?.generation);
});

test("a client that knows an older schema than the document needs may read but not write", async () => {
  const server = await startServer();
  const ann = await enter(server, "notes");
  ann.doc.getMap("meta").set("schema", 2);
  await ann.saved();
  const client = await enterRaw(server, "notes");
  expect(client.welcomes()).toMatchObject([{ canWrite: false, schema: 2 }]);
  for (const update of typing("no")) client.sync("notes", "update", update);
  await until(() => client.refusals().length === 2, "both refused");
  expect(client.refusals()).toEqual([
    { frame: 1, code: "not-allowed" },
    { frame: 2, code: "not-allowed" },
  ]);
  expect(client.receipts()).toEqual([]);
});

test("a stock client gets one acknowledgement for what it counts, and none for its answer to a second question", async () => {
  const server = await startServer();
  const client = await connect(server);
  client.auth("notes");
  client.sync("notes", "step1", Y.encodeStateVector(new Y.Doc()));
  const asked = () => client.syncMessages().filter(({ type }) => type === "step1").length;
  await until(() => asked() === 1, "the question of the sync");
  client.sync("notes", "step2", Y.encodeStateAsUpdate(new Y.Doc()));
  await until(() => client.ofType("syncStatus").length === 1, "its answer is acknowledged");

  const source = new Y.Doc();
  const updates: Uint8Array[] = [];
  source.on("update", (update: Uint8Array) => updates.push(update));
  for (const word of ["missing ", "early ", "last "]) source.getText("content").insert(0, word);
  const [missing, early, last] = updates as [Uint8Array, Uint8Array, Uint8Array];
  const other = new Y.Doc();
  other.getText("other").insert(0, "moves the state on");
  client.sync("notes", "update", Y.encodeStateAsUpdate(other));
  client.sync("notes", "update", early);
  await until(() => asked() === 2, "the second question");
  client.sync("notes", "step2", missing);
  client.sync("notes", "update", last);
  await until(async () => {
    const state = await server.fetch("/api/documents/notes/state");
    const stored = new Y.Doc();
    Y.applyUpdate(stored, new Uint8Array(await state.arrayBuffer()));
    return stored.getText("content").toString() === "last early missing ";
  }, "everything is stored");
  client.sync("notes", "step1", Y.encodeStateVector(source));
  await until(() => asked() === 3, "whatever was to be acknowledged has been");
  expect(client.ofType("syncStatus")).toHaveLength(4);
});

test("a stock client is acknowledged what had waited, and not the frame that brought it and was refused", async () => {
  const server = await startServer();
  const weft = await enterRaw(server, "notes");
  const client = await connect(server);
  client.auth("notes");
  client.sync("notes", "step1", Y.encodeStateVector(new Y.Doc()));
  const asked = () => client.syncMessages().filter(({ type }) => type === "step1").length;
  await until(() => asked() === 1, "the question of the sync");

  const [first, second] = typing("ab") as [Uint8Array, Uint8Array];
  const meddler = new Y.Doc();
  // Those of higher ids are taken first.
  meddler.clientID = 1;
  meddler.getMap("meta").set("schema", "none");
  client.sync("notes", "update", second);
  client.sync("notes", "update", Y.mergeUpdates([first, Y.encodeStateAsUpdate(meddler)]));
  await until(() => weft.document().getText("content").toString() === "ab", "both letters are taken");
  client.sync("notes", "step1", Y.encodeStateVector(meddler));
  await until(
    () => client.syncMessages().filter(({ type }) => type === "step2").length === 2,
    "everything is answered",
  );
  const statuses = client.ofType("syncStatus").map(({ bytes }) => bytes.at(-1));
  expect(statuses.toSorted()).toEqual([0, 1]);
});
