import { expect, test } from "vitest";
import { allKinds, allSee, type Client, enterAs, hocuspocusKinds, kinds, textOf, types } from "./client-kinds.ts";
import { canFailWrites, failWrites, healWrites } from "./failing-disk.ts";
import { startServer, until } from "./harness.ts";

const namesSeenBy = ({ awareness }: Client) => [...awareness.getStates().values()].map((state) => state["user"]?.name);

test.each(allKinds)("%s syncs, and its words are there when it comes again", async (kind) => {
  const server = await startServer();
  const ann = await enterAs(kind, server, "notes");
  types(ann, "written down");
  const reader = await enterAs("@hocuspocus/provider 4", server, "notes");
  await allSee([ann, reader], ["written down"]);
  ann.leave();
  reader.leave();
  const again = await enterAs(kind, server, "notes");
  expect(textOf(again)).toBe("written down");
});

test("clients of every kind edit one document at once", async () => {
  const server = await startServer();
  const clients = await Promise.all(allKinds.map((kind) => enterAs(kind, server, "notes")));
  for (let round = 0; round < 5; round++) {
    for (const [index, client] of clients.entries()) types(client, `${index}.${round} `);
  }
  await allSee(
    clients,
    allKinds.flatMap((_kind, index) => [0, 1, 2, 3, 4].map((round) => `${index}.${round} `)),
  );
});

test.each(allKinds)("%s does not get its own words back", async (kind) => {
  const server = await startServer();
  const ann = await enterAs(kind, server, "notes");
  const bob = await enterAs("y-websocket", server, "notes");
  let fromOutside = 0;
  ann.doc.on("update", (_update, origin) => (fromOutside += origin === null ? 0 : 1));
  types(ann, "mine ");
  await allSee([ann, bob], ["mine"]);
  types(bob, "yours");
  await allSee([ann, bob], ["yours"]);
  expect(fromOutside).toBe(1);
});

test("clients of every kind see who is there, and that they left", async () => {
  const server = await startServer();
  const clients = await Promise.all(allKinds.map((kind) => enterAs(kind, server, "notes")));
  for (const [index, { awareness }] of clients.entries()) {
    awareness.setLocalStateField("user", { name: allKinds[index] });
  }
  const everybody = allKinds.toSorted();
  await until(
    () => clients.every((client) => String(namesSeenBy(client).toSorted()) === String(everybody)),
    "everybody sees everybody",
  );
  const [first, ...others] = clients;
  first?.leave();
  await until(() => others.every((client) => !namesSeenBy(client).includes(allKinds[0])), "the first has left");

  const latecomer = await enterAs("y-websocket", server, "notes");
  await until(
    () => others.every((other) => namesSeenBy(latecomer).includes(namesSeenBy(other)[0])),
    "the late one sees them",
  );
});

test.each(allKinds)("%s leaves the room when its network goes", async (kind) => {
  const server = await startServer();
  const ann = await enterAs(kind, server, "notes");
  const bob = await enterAs("y-websocket", server, "notes");
  ann.awareness.setLocalStateField("user", { name: "Ann" });
  await until(() => namesSeenBy(bob).includes("Ann"), "Ann is there");
  const seen: boolean[] = [];
  bob.awareness.on("change", () => seen.push(namesSeenBy(bob).includes("Ann")));
  ann.sockets.cut();
  await until(() => seen.includes(false), "Ann has left", 2_000);
});

test.runIf(process.env["TEST_LONG"]).each(allKinds)(
  "%s does not take a server for dead that has nothing to tell",
  { timeout: 120_000 },
  async (kind) => {
    const server = await startServer();
    const ann = await enterAs(kind, server, "notes");
    ann.awareness.setLocalState({ here: true });
    const start = performance.now();
    await until(() => performance.now() - start > 45_000, "longer than the patience of stock clients", 60_000);
    expect(ann.sockets.all.length).toBe(1);
  },
);

test.each(allKinds)("%s merges what was typed offline when the server is back", async (kind) => {
  const server = await startServer();
  const ann = await enterAs(kind, server, "notes");
  const bob = await enterAs("y-websocket", server, "notes");
  types(ann, "before ");
  await allSee([ann, bob], ["before"]);
  await server.crash();
  await until(() => !ann.isSynced && !bob.isSynced, "both are offline");
  types(ann, "of Ann ");
  types(bob, "of Bob ");
  await server.start();
  await allSee([ann, bob], ["before", "of Ann", "of Bob"]);
  types(ann, "after");
  await allSee([ann, bob], ["after"]);
});

test.each(allKinds)("%s comes back after a stop with 1012", async (kind) => {
  const server = await startServer();
  const ann = await enterAs(kind, server, "notes");
  const codes: number[] = [];
  ann.sockets.all.at(-1)?.on("close", (code) => codes.push(code));
  server.signal("SIGTERM");
  await server.exit;
  await until(() => codes.length > 0, "the socket closed");
  expect(codes).toEqual([1012]);
  await server.start();
  types(ann, "again");
  const bob = await enterAs(kind, server, "notes");
  await allSee([ann, bob], ["again"]);
});

test.each(hocuspocusKinds)("%s opens many documents on one socket", async (kind) => {
  const server = await startServer();
  const line = kinds[kind](server);
  const ids = Array.from({ length: 20 }, (_, index) => `document-${index}`);
  const clients = ids.map((id) => line.open(id));
  await until(() => clients.every(({ isSynced }) => isSynced), "all are synced");
  for (const [index, client] of clients.entries()) types(client, `text ${index}`);
  const reader = kinds["@hocuspocus/provider 4"](server);
  const copies = ids.map((id) => reader.open(id));
  await until(() => copies.every((copy, index) => textOf(copy) === `text ${index}`), "each has its own text");
  expect(line.sockets.all.length).toBe(1);

  clients[0]?.leave();
  types(clients[1] as Client, ", and more");
  await until(() => textOf(copies[1] as Client) === "text 1, and more", "the others go on");
  const back = line.open("document-0");
  await until(() => back.isSynced, "opened again");
  expect(textOf(back)).toBe("text 0");
});

test("a session-aware client opens one document twice on one socket", async () => {
  const server = await startServer();
  const line = kinds["@hocuspocus/provider 4, session-aware"](server);
  const [left, right] = [line.open("notes"), line.open("notes")];
  await until(() => left.isSynced && right.isSynced, "both are synced");
  types(left, "left ");
  types(right, "right ");
  await allSee([left, right], ["left", "right"]);
  left.awareness.setLocalStateField("user", { name: "Left" });
  await until(() => namesSeenBy(right).includes("Left"), "the right one sees the left one");
  left.leave();
  await until(() => !namesSeenBy(right).includes("Left"), "it has left");
  types(right, "alone");
  const reader = await enterAs("y-websocket", server, "notes");
  await allSee([right, reader], ["left", "right", "alone"]);
});

test.each(allKinds)("%s is told that a name is no document's, and stops asking", async (kind) => {
  const server = await startServer();
  const line = kinds[kind](server);
  const client = line.open("a name with spaces");
  await until(() => client.denials.length > 0, "the denial");
  // Each question to a name that is none is answered, so providers that ask twice hear it twice.
  expect(new Set(client.denials)).toEqual(new Set([kind === "y-websocket" ? 4400 : "invalid-document-id"]));
  const honest = line.open("fine");
  await until(() => honest.isSynced, "another document synced");
  // A Hocuspocus client keeps its socket; y-websocket has one for each document, and asks once.
  expect(line.sockets.all.length).toBe(kind === "y-websocket" ? 2 : 1);
});

test.each(allKinds)("%s is told that its document was deleted", async (kind) => {
  const server = await startServer();
  const ann = await enterAs(kind, server, "notes");
  types(ann, "here");
  const bob = await enterAs("@hocuspocus/provider 4", server, "notes");
  await allSee([ann, bob], ["here"]);
  expect((await server.fetch("/api/documents/notes", { method: "DELETE" })).status).toBe(204);
  await until(() => ann.denials.length > 0, "the denial");
  expect(ann.denials[0]).toBe(kind === "y-websocket" ? 4410 : "document-deleted");
});

test.skipIf(!canFailWrites)("a y-websocket client sees nothing that is not on the disk", async () => {
  const server = await startServer();
  const ann = await enterAs("y-websocket", server, "notes");
  const bob = await enterAs("y-websocket", server, "notes");
  failWrites(server.pid);
  types(ann, "not yet kept");
  ann.awareness.setLocalStateField("user", { name: "Ann" });
  await until(() => namesSeenBy(bob).includes("Ann"), "her presence, which came after her words");
  expect(textOf(bob)).toBe("");
  healWrites(server.pid);
  await allSee([ann, bob], ["not yet kept"]);
});
