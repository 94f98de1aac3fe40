import type { Access } from "../src/access/access.ts";
import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { WebSocket } from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { ProviderSocket, until } from "./harness.ts";
import { rolesAsTokens, startSync } from "./in-process.ts";

/** Who asked to be let in where, in order. */
const asked: string[] = [];
let url = "";

beforeEach(async () => {
  asked.length = 0;
  const access: Pick<Access, "grant"> = {
    grant(documentId, token) {
      asked.push(`${documentId} ${token}`);
      return rolesAsTokens.grant(documentId, token);
    },
  };
  const place = await startSync({ access });
  url = place.url.replace("http", "ws");
});

function open(room: string, token: string) {
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(`${url}/yjs`, room, doc, {
    WebSocketPolyfill: ProviderSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
    params: { token },
  });
  onTestFinished(() => {
    provider.destroy();
    provider.awareness.destroy();
  });
  const codes: (number | undefined)[] = [];
  provider.on("connection-close", (event) => codes.push(event?.code));
  return { doc, text: doc.getText("content"), provider, codes };
}

/** A socket without a provider. */
function connect(path: string, options: { origin?: string } = {}) {
  const socket = new WebSocket(url + path, options);
  const frames: Uint8Array[] = [];
  const closed = new Promise<number>((resolve) => socket.once("close", (code) => resolve(code)));
  const failed = new Promise<string>((resolve) => socket.on("error", ({ message }) => resolve(message)));
  socket.on("message", (data) => frames.push(data as Buffer));
  onTestFinished(() => socket.terminate());
  return { socket, frames, closed, failed };
}

test("the token of the query opens the document, also one with signs that are encoded", async () => {
  const ann = open("notes", "editor");
  await until(() => ann.provider.synced, "synced");
  const bob = open("notes%2Fcomments", "viewer");
  await until(() => bob.provider.synced, "the companion, encoded");
  const carol = open("notes/comments", "viewer");
  await until(() => carol.provider.synced, "the companion");
  expect(asked).toEqual(["notes editor", "notes/comments viewer", "notes/comments viewer"]);
});

test("who may not read is closed with 4403 and stops, and with a better token comes in", async () => {
  const ann = open("notes", "wrong");
  await until(() => ann.codes.length > 0, "closed");
  expect(ann.codes).toEqual([4403]);
  expect(ann.provider.shouldConnect).toBe(false);
  ann.provider.params = { token: "editor" };
  ann.provider.connect();
  await until(() => ann.provider.synced, "let in");
  expect(asked).toEqual(["notes wrong", "notes editor"]);
});

test("when who somebody is cannot be found out right now, the client comes again", async () => {
  const ann = open("notes", "down");
  await until(() => ann.codes.length > 1, "it has tried again");
  expect(ann.codes.slice(0, 2)).toEqual([1013, 1013]);
});

test("a viewer sees everything, changes nothing, and is told so once", async () => {
  const warnings = vi.spyOn(console, "warn").mockImplementation(() => {});
  onTestFinished(() => warnings.mockRestore());
  const ann = open("notes", "editor");
  const bob = open("notes", "viewer");
  await until(() => ann.provider.synced && bob.provider.synced, "both are synced");
  ann.text.insert(0, "as it was");
  await until(() => bob.text.toString() === "as it was", "the viewer sees it");
  const updates: Uint8Array[] = [];
  ann.doc.on("update", (update) => updates.push(update));
  bob.text.insert(0, "never ");
  bob.text.insert(0, "ever ");
  bob.provider.awareness.setLocalStateField("user", { name: "Bob" });
  await until(() => ann.provider.awareness.getStates().get(bob.doc.clientID)?.["user"] !== undefined, "Bob is seen");
  expect(updates).toEqual([]);
  const told = warnings.mock.calls.map(([words]) => String(words)).filter((words) => words.includes("not-allowed"));
  expect(told.length).toBe(1);
});

test.each(["a%20b", "%", "..%2f..%2fetc", "notes%00session", "notes/other", ""])(
  "the address /yjs/%s is told to be no document's with 4400",
  async (name) => {
    expect(await connect(`/yjs/${name}?token=editor`).closed).toBe(4400);
    expect(asked).toEqual([]);
  },
);

test("a page of another site, or another path, is not upgraded", async () => {
  expect(await connect("/yjs/notes", { origin: "https://evil.example" }).failed).toContain("403");
  expect(await connect("/yjs").failed).toContain("404");
  expect(await connect("/yjsnotes").failed).toContain("404");
});

test("the first frames of an editor: its state, its question, who is there; nothing of another protocol", async () => {
  const ann = open("notes", "editor");
  await until(() => ann.provider.synced, "synced");
  ann.provider.awareness.setLocalStateField("user", { name: "Ann" });
  ann.text.insert(0, "here");
  const bob = open("notes", "viewer");
  await until(() => bob.text.toString() === "here", "the words are kept");
  bob.provider.destroy();
  const { socket, frames } = connect("/yjs/notes?token=editor");
  await until(() => frames.length > 0, "who is there");
  // syncStep1 of a client that has nothing, an update with nothing in it, which nothing answers, and a queryAwareness
  socket.send(Uint8Array.of(0, 0, 1, 0));
  socket.send(Uint8Array.of(0, 2, 2, 0, 0));
  socket.send(Uint8Array.of(3));
  const types = () =>
    frames.map(([type, subtype]) => (type === 0 ? `sync ${subtype}` : type === 1 ? "awareness" : type));
  await until(() => frames.length >= 4, "the answers");
  expect(types()).toEqual(["awareness", "sync 1", "sync 0", "awareness"]);
  const [, state = Uint8Array.of()] = frames;
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state.subarray(3));
  expect(doc.getText("content").toString()).toBe("here");
});

test.each([
  ["no bytes", []],
  ["a sign-in of Hocuspocus", [2, 0, 0]],
  ["an acknowledgement", [8, 1]],
  ["a type that runs on for ever", Array(20).fill(255)],
  ["a length that lies", [0, 2, 255, 255, 3]],
  ["presence that is none", [1, 3, 1, 1, 1]],
])("a frame that is %s closes its socket and no other", async (_name, bytes) => {
  const ann = open("notes", "editor");
  await until(() => ann.provider.synced, "synced");
  const { socket, closed } = connect("/yjs/notes?token=editor");
  socket.once("open", () => socket.send(Uint8Array.from(bytes as number[])));
  expect(await closed).toBe(4400);
  expect(ann.codes).toEqual([]);
});
