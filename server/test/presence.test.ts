import { HocuspocusProvider } from "@hocuspocus/provider";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { messageTypes, readBytes, readFrame, writeAwareness } from "../src/sync/protocol.ts";
import { readAnnouncements, writeEntries, writeEntry } from "../src/sync/presence/announcement.ts";
import { cuttableProxy } from "./cuttable-proxy.ts";
import { enter, type Person, type ServerProcess, startServer, until } from "./harness.ts";
import { enterRaw, type RawClient } from "./raw-client.ts";

let server: ServerProcess;
let ann: Person;
let bob: Person;

beforeEach(async () => {
  server = await startServer();
  ann = await enter(server, "notes");
  bob = await enter(server, "notes");
  shows(ann, { user: { name: "Ann", color: "#aa5500" }, caret: 1 });
  shows(bob, { user: { name: "Bob", color: "#0055aa" }, caret: 1 });
  await until(() => sees(ann, idOf(bob)) !== undefined && sees(bob, idOf(ann)) !== undefined, "both are there");
});

function shows(person: Person, state: Record<string, unknown>) {
  person.provider.awareness?.setLocalState(state);
}

function idOf(person: Person): number {
  return person.doc.clientID;
}

function sees(person: Person, clientId: number): Record<string, unknown> | undefined {
  return person.provider.awareness?.getStates().get(clientId);
}

/** A state the server was sent before this is at everybody's, or it never will be. */
async function everybodyHeardEverything(client: RawClient, address = "notes") {
  const answers = client.ofType("sync").length;
  client.sync(address, "step1", new Uint8Array([0]));
  await until(() => client.ofType("sync").length > answers, "an answer to what was sent last");
  const mark = Math.random();
  shows(ann, { ...ann.provider.awareness?.getLocalState(), mark });
  await until(() => sees(bob, idOf(ann))?.["mark"] === mark, "what Ann showed after it");
}

type Said = [clientId: number, clock: number, state: unknown];

function awareness(...said: Said[]): Uint8Array {
  const entries = said.map(([clientId, clock, state]) =>
    writeEntry(clientId, clock, new TextEncoder().encode(JSON.stringify(state))),
  );
  return writeEntries(entries, entries.length);
}

function says(client: RawClient, ...said: Said[]) {
  client.send(writeAwareness("notes", awareness(...said)));
}

/** What a raw client was told of others, in order. */
function told(client: RawClient): { clientId: number; clock: number }[] {
  return client.ofType("awareness").flatMap(({ bytes }) => readAnnouncements(readBytes(readFrame(bytes))));
}

test("nobody shows up under another's client id, and nobody removes another", async () => {
  const eve = await enterRaw(server, "notes");
  says(eve, [666, 1, { user: { name: "Eve" } }]);
  says(eve, [idOf(ann), 100, { user: { name: "not Ann" } }], [idOf(bob), 100, null]);
  await everybodyHeardEverything(eve);
  expect(sees(bob, idOf(ann))).toMatchObject({ user: { name: "Ann" } });
  expect(sees(ann, idOf(bob))).toMatchObject({ user: { name: "Bob" } });
  expect(sees(ann, 666)).toEqual({ user: { name: "Eve" } });
  expect(eve.closed).toBeUndefined();
});

test("one that is there keeps its client id, whoever else claims it", async () => {
  const eve = await enterRaw(server, "notes");
  says(eve, [idOf(ann), 100, { user: { name: "not Ann" } }]);
  await everybodyHeardEverything(eve);
  says(eve, [idOf(ann), 200, { user: { name: "not Ann" } }]);
  shows(ann, { user: { name: "Ann" }, caret: 2 });
  await until(() => sees(bob, idOf(ann))?.["caret"] === 2, "Ann moves on");
  await everybodyHeardEverything(eve);
  expect(sees(bob, idOf(ann))).toMatchObject({ user: { name: "Ann" } });
});

test("a clock at its end is passed on to nobody, and its owner can come after it", async () => {
  const eve = await enterRaw(server, "notes");
  const reader = await enterRaw(server, "notes");
  const carolsId = 4_711;
  says(eve, [carolsId, Number.MAX_SAFE_INTEGER, { caret: "not Carol" }]);
  await until(() => sees(ann, carolsId) !== undefined, "Eve is there");
  eve.socket.terminate();
  await until(() => sees(ann, carolsId) === undefined, "Eve has left");
  const carol = await enterRaw(server, "notes");
  says(carol, [carolsId, 3, { caret: 1 }]);
  await until(() => sees(ann, carolsId)?.["caret"] === 1, "Carol is there");
  says(carol, [carolsId, Number.MAX_SAFE_INTEGER, { caret: "poison" }], [carolsId, 4, { caret: 2 }]);
  says(carol, [carolsId, 4, { caret: 2 }]);
  await until(() => sees(ann, carolsId)?.["caret"] === 2, "Carol moves");
  expect(Math.max(...told(reader).map(({ clock }) => clock))).toBeLessThan(1e6);
});

test.each([
  ["a string of 8 MB", { text: "x".repeat(8_000_000) }],
  ["two million numbers", { numbers: Array.from({ length: 2_000_000 }, () => 1) }],
  ["a deep state", { a: { b: { c: { d: { e: { f: { g: 1 } } } } } } }],
  ["a list", [1, 2, 3]],
])("%s is shown to nobody, and what its sender shows next is", async (_name, state) => {
  const dave = await enterRaw(server, "notes");
  says(dave, [77, 1, state]);
  await everybodyHeardEverything(dave);
  expect(sees(ann, 77)).toBeUndefined();
  says(dave, [77, 2, { caret: 2 }]);
  await until(() => sees(ann, 77)?.["caret"] === 2, "the next state");
  expect(server.events("presence-dropped")).toHaveLength(1);
});

test("of ten thousand client ids in one frame one is shown", async () => {
  const eve = await enterRaw(server, "notes");
  says(eve, ...Array.from({ length: 10_000 }, (_, index): Said => [index + 1, 1, { caret: index }]));
  await everybodyHeardEverything(eve);
  expect(sees(ann, 1)).toEqual({ caret: 0 });
  expect(ann.provider.awareness?.getStates().size).toBe(3);
});

test("while somebody floods a document with presence, two on another one are not kept waiting", async () => {
  const carol = await enter(server, "quiet");
  const dave = await enter(server, "quiet");
  shows(carol, { caret: -1 });
  await until(() => sees(dave, idOf(carol)) !== undefined, "Carol is there");
  const eve = await enterRaw(server, "notes");
  const large = awareness([88, 1, { text: "x".repeat(8_000_000) }]);
  const many = awareness(...Array.from({ length: 10_000 }, (_, index): Said => [index + 100, 1, {}]));
  for (let round = 0; round < 10; round++) {
    eve.send(writeAwareness("notes", large));
    eve.send(writeAwareness("notes", many));
    for (let clock = 1; clock <= 500; clock++) says(eve, [88, round * 500 + clock, { caret: clock }]);
    shows(carol, { caret: round });
    await until(() => sees(dave, idOf(carol))?.["caret"] === round, "Carol's caret");
  }
});

test("a caret that runs ends where it stands, and others get few frames of it", async () => {
  const reader = await enterRaw(server, "notes");
  const frames = () => reader.ofType("awareness").length;
  const before = frames();
  for (let caret = 0; caret < 1_000; caret++) shows(ann, { user: { name: "Ann" }, caret });
  await until(() => sees(bob, idOf(ann))?.["caret"] === 999, "where the caret stands");
  expect(frames() - before).toBeLessThan(30);
});

test("the author is not told what she shows", async () => {
  const carol = await enterRaw(server, "notes");
  says(carol, [55, 1, { caret: 1 }]);
  await until(() => sees(ann, 55) !== undefined, "Carol is there");
  const before = told(carol).length;
  says(carol, [55, 2, { caret: 2 }]);
  await everybodyHeardEverything(carol);
  expect(sees(ann, 55)).toEqual({ caret: 2 });
  expect(
    told(carol)
      .slice(before)
      .map(({ clientId }) => clientId),
  ).not.toContain(55);
});

test("who comes is told everybody once", async () => {
  const carol = await enterRaw(server, "notes");
  await until(() => told(carol).length > 0, "who is here");
  await everybodyHeardEverything(carol);
  const ids = told(carol).map(({ clientId }) => clientId);
  expect(ids.filter((id) => id === idOf(bob))).toHaveLength(1);
  carol.sendFrame("notes", messageTypes.queryAwareness);
  await until(() => told(carol).filter(({ clientId }) => clientId === idOf(bob)).length === 2, "the answer");
});

test.each([
  ["is cut", (client: RawClient) => client.socket.terminate()],
  ["is closed", (client: RawClient) => client.socket.close()],
  ["leaves the document", (client: RawClient) => client.sendFrame("notes", messageTypes.close)],
  [
    "sends garbage, and never answers the close",
    (client: RawClient) => {
      client.send(new Uint8Array([255]));
      client.socket.pause();
    },
  ],
])("within a second of a socket that %s its presence has left", async (_how, ends) => {
  const carol = await enterRaw(server, "notes");
  says(carol, [55, 1, { caret: 1 }]);
  await until(() => sees(ann, 55) !== undefined, "Carol is there");
  ends(carol);
  await until(() => sees(ann, 55) === undefined, "Carol has left", 1_000);
});

test("names and colours people choose are ones that editors can show", async () => {
  const eve = await enterRaw(server, "notes");
  const user = { name: "E".repeat(1_000), color: "red; background: url(//evil.example)" };
  says(eve, [66, 1, { user, cursor: null }]);
  await until(() => sees(ann, 66) !== undefined, "Eve is there");
  expect(sees(ann, 66)).toEqual({ user: { name: "E".repeat(100) }, cursor: null });
  says(eve, [66, 2, JSON.parse('{"__proto__": {"isAdmin": true}, "constructor": 1}')]);
  await everybodyHeardEverything(eve);
  expect(sees(ann, 66)).toHaveProperty("user");
  expect({}).not.toHaveProperty("isAdmin");
});

test("a document opened twice on one socket shows two", async () => {
  const { socket: websocketProvider } = await enter(server, "another");
  const first = new HocuspocusProvider({ websocketProvider, name: "notes", sessionAwareness: true });
  const second = new HocuspocusProvider({ websocketProvider, name: "notes", sessionAwareness: true });
  onTestFinished(() => [first, second].forEach((provider) => provider.destroy()));
  for (const [index, provider] of [first, second].entries()) {
    provider.attach();
    provider.awareness?.setLocalState({ window: index });
  }
  const [one, two] = [first.document.clientID, second.document.clientID];
  await until(() => sees(bob, one)?.["window"] === 0 && sees(bob, two)?.["window"] === 1, "both windows");
  await until(() => second.awareness?.getStates().get(one)?.["window"] === 0, "one in the other");
  first.destroy();
  await until(() => sees(bob, one) === undefined, "the first window has left");
  expect(sees(bob, two)).toEqual({ window: 1 });
  expect(sees(bob, idOf(ann))).toMatchObject({ user: { name: "Ann" } });
});

test("a new connection takes over from one that is dead without knowing", async () => {
  const proxy = await cuttableProxy(server);
  const carol = await enter(proxy, "notes");
  shows(carol, { caret: 1 });
  await until(() => sees(ann, idOf(carol))?.["caret"] === 1, "Carol is there");
  proxy.silence();
  carol.socket.webSocket?.close();
  carol.socket.onClose({ event: { code: 1006, reason: "" } });
  await until(() => proxy.connections === 2 && carol.provider.isSynced, "Carol is back");
  shows(carol, { caret: 2 });
  await until(() => sees(ann, idOf(carol))?.["caret"] === 2, "Carol's caret");
  carol.leave();
  await until(() => sees(ann, idOf(carol)) === undefined, "Carol has left");
});

test("no ghost remains when people come back, and they are seen at once", async () => {
  const proxy = await cuttableProxy(server);
  const carol = await enter(proxy, "notes");
  const dave = await enter(proxy, "notes");
  const all = [ann, bob, carol, dave];
  const idsSeenBy = (person: Person) => [...(person.provider.awareness?.getStates().keys() ?? [])];
  const everybodySees = (people: Person[]) =>
    all.every((person) => idsSeenBy(person).length === 4 && people.every((other) => sees(person, idOf(other))));
  const everybodyMoves = (caret: number) => all.forEach((person) => shows(person, { caret }));
  everybodyMoves(0);
  await until(() => everybodySees(all), "all four");
  for (let round = 1; round <= 2; round++) {
    proxy.cut();
    await until(() => !sees(ann, idOf(carol)) && !sees(ann, idOf(dave)), "both have left");
    await until(() => [ann, bob].every((person) => idsSeenBy(person).length === 4), "both are back without a move");
    // An Awareness believes only higher clocks, also after it has forgotten a state: who came back waits for a move.
    everybodyMoves(round);
    await until(() => everybodySees(all), "all four again");
  }
  await server.crash();
  await until(() => all.every(({ provider }) => !provider.isSynced), "all know of the crash");
  await server.start();
  await until(() => all.every(({ provider }) => provider.isSynced), "all are back after a crash");
  everybodyMoves(3);
  await until(() => everybodySees(all), "all four after a crash");
});
