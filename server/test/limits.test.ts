import { readFile } from "node:fs/promises";
import { expect, onTestFinished, test } from "vitest";
import * as Y from "yjs";
import { openAccess } from "../src/access/open.ts";
import { Refusal } from "../src/refusal.ts";
import { perSocket } from "../src/sync/allowance.ts";
import { enter, type Person, type ServerProcess, startServer, until } from "./harness.ts";
import { connect, enterRaw, RawClient } from "./raw-client.ts";
import { startSync } from "./in-process.ts";

const kilobyte = 1024;
const megabyte = 1024 * kilobyte;

/** The start of a binary frame of 30 MB, masked with zeros: the rest never comes. */
const frameHeader = Buffer.from([0x82, 0xff, 0, 0, 0, 0, 0x01, 0xe0, 0, 0, 0, 0, 0, 0]);

function sendBytes({ socket }: RawClient, bytes: Uint8Array) {
  (socket as unknown as { _socket: NodeJS.WritableStream })._socket.write(bytes);
}

/** How long words take from one to the other, in milliseconds, while `isOver` is false. */
async function latencies(ann: Person, bob: Person, isOver: () => boolean): Promise<number[]> {
  const taken: number[] = [];
  while (!isOver()) {
    const words = `${taken.length}, `;
    const begin = performance.now();
    const seen = new Promise<void>((resolve) => bob.doc.once("update", () => resolve()));
    ann.types(words);
    await seen;
    taken.push(performance.now() - begin);
    await until(() => bob.text.toString().endsWith(words), "the words");
  }
  return taken.toSorted((a, b) => a - b);
}

async function memoryOf(server: ServerProcess): Promise<number> {
  const status = await readFile(`/proc/${server.pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) * kilobyte;
}

/** As many updates as letters, each of the one before. */
function typed(letters: number): { updates: Uint8Array[]; document: Y.Doc } {
  const document = new Y.Doc();
  const updates: Uint8Array[] = [];
  document.on("update", (update: Uint8Array) => updates.push(update));
  const text = document.getText("content");
  for (let index = 0; index < letters; index++) text.insert(index, "a");
  return { updates, document };
}

test("an unfinished frame before signing in is cut off after 64 KB", async () => {
  const server = await startServer();
  const before = await memoryOf(server);
  const strangers = await Promise.all(Array.from({ length: 100 }, () => connect(server)));
  for (const stranger of strangers) {
    sendBytes(stranger, frameHeader);
    sendBytes(stranger, Buffer.alloc(4 * megabyte));
  }
  for (const stranger of strangers) expect(await stranger.closedBy()).toBe(4413);
  expect(await memoryOf(server)).toBeLessThan(before + 64 * megabyte);
});

test("a stranger who sends a little and waits is sent away", async () => {
  const server = await startSync({ limits: { authenticationMs: 300 } });
  const stranger = await connect(server);
  sendBytes(stranger, frameHeader);
  expect(await stranger.closedBy()).toBe(4508);
});

test("all strangers together have a budget, and those who take most of it pay for it", async () => {
  const server = await startSync({ limits: { strangersBytes: megabyte } });
  const strangers = await Promise.all(Array.from({ length: 60 }, () => connect(server)));
  for (const stranger of strangers) {
    sendBytes(stranger, frameHeader);
    sendBytes(stranger, Buffer.alloc(60 * kilobyte));
  }
  const closed = () => strangers.filter((stranger) => stranger.closed?.code === 4413).length;
  await until(() => closed() >= 60 - 18, "all but 1 MB of them closed");
  const ann = await enter(server, "notes");
  ann.types("let in");
  await ann.saved();
  expect(closed()).toBeLessThan(60);
});

test("who sends much while being let in is not sent away", async () => {
  let letIn = () => {};
  const decided = new Promise<void>((resolve) => (letIn = resolve));
  const server = await startSync({
    access: { grant: (...asked) => decided.then(() => openAccess.grant(...asked)) },
  });
  const client = await connect(server);
  client.auth("notes");
  client.hello("notes", { schema: 1 });
  const { updates, document } = typed(20_000);
  client.sync("notes", "step1", Y.encodeStateVector(new Y.Doc()));
  client.sync("notes", "update", Y.encodeStateAsUpdate(document));
  const late = Buffer.alloc(200 * kilobyte, "x").toString();
  document.getText("content").insert(0, late);
  client.sync("notes", "update", updates.at(-1) as Uint8Array);
  await until(() => client.socket.bufferedAmount === 0, "everything sent");
  letIn();
  await until(() => client.receipts().at(-1)?.frames === 2, "both received");
  expect(client.closed).toBeUndefined();
});

test("guessing is cut off on the socket, and then at the door for the whole neighbourhood", async () => {
  let guesses = 0;
  const server = await startSync({
    access: {
      async grant(documentId, token) {
        guesses += 1;
        if (token === "") throw new Refusal("not-allowed", "Who are you?");
        return openAccess.grant(documentId, token);
      },
    },
  });
  for (let index = 0; index < 5; index++) {
    const guesser = await connect(server, `2001:db8:1:2::${index + 1}`);
    for (let guess = 0; guesser.closed === undefined; guess++) {
      guesser.auth("notes");
      await until(() => guesser.denials().length > guess || guesser.closed !== undefined, "an answer");
    }
    expect(guesser.closed?.code).toBe(4401);
  }
  expect(guesses).toBe(25);
  const late = new RawClient(server, "2001:db8:1:2:ffff::1");
  expect(await late.closedBy()).toBe(1006);
  const neighbour = await connect(server, "2001:db8:1:3::1");
  neighbour.auth("notes");
  await until(() => neighbour.denials().length === 1, "the others are heard");
});

test("many guesses at once are few", async () => {
  let guesses = 0;
  const server = await startSync({
    limits: { authenticationMs: 500 },
    access: {
      async grant() {
        guesses += 1;
        throw new Refusal("not-allowed", "Who are you?");
      },
    },
  });
  const guesser = await connect(server);
  for (let guess = 0; guess < 1_000; guess++) guesser.auth("notes");
  expect([4401, 4508]).toContain(await guesser.closedBy());
  expect(guesses).toBeLessThanOrEqual(5);
});

test("what is innocent counts for nobody: a client of 20 deleted documents stays", async () => {
  const server = await startSync({
    access: {
      async grant() {
        throw new Refusal("document-deleted", "It is gone.");
      },
    },
  });
  const client = await connect(server, "192.0.2.1");
  for (let index = 0; index < 20; index++) client.auth(`gone-${index}`);
  await until(() => client.denials().length === 20, "all denied");
  expect(client.closed).toBeUndefined();
});

test("a large paste, an offline merge and thousands of updates played again are let through at once", async () => {
  const server = await startServer();
  const client = await enterRaw(server, "notes");
  const paste = new Y.Doc();
  paste.getText("content").insert(0, "x".repeat(10 * megabyte));
  client.sync("notes", "update", Y.encodeStateAsUpdate(paste));
  const { updates } = typed(10_000);
  const begin = performance.now();
  for (const update of updates) client.sync("notes", "update", update);
  await until(() => client.receipts().at(-1)?.frames === 10_001, "all of it durable", 30_000);
  expect(client.closed).toBeUndefined();
  // 12,000 updates more than the burst would take 5 s and longer.
  expect(10_001).toBeLessThan(perSocket.messages.burst);
  process.stdout.write(`10,000 updates played again: ${Math.round(performance.now() - begin)} ms\n`);
});

test(
  "a flood from one socket is held back, nothing of it is lost, and others go on",
  { timeout: 120_000 },
  async () => {
    const server = await startServer();
    const [ann, bob] = [await enter(server, "honest"), await enter(server, "honest")];
    ann.types("hello");
    await bob.sees("hello");
    const flooder = await enterRaw(server, "flooded");
    const { updates, document } = typed(perSocket.messages.burst + 8_000);
    let isOver = false;
    const measured = latencies(ann, bob, () => isOver);
    const begin = performance.now();
    for (let index = 0; index < updates.length; index += 1_000) {
      for (const update of updates.slice(index, index + 1_000)) flooder.sync("flooded", "update", update);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await until(() => flooder.receipts().at(-1)?.frames === updates.length, "all of the flood durable", 60_000);
    const took = performance.now() - begin;
    isOver = true;
    const sorted = await measured;
    const at = (share: number) => Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0);
    process.stdout.write(
      `A flood of ${updates.length} updates took ${Math.round(took)} ms; ` +
        `${sorted.length} honest ones meanwhile: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, worst ${at(1)} ms\n`,
    );
    expect(took).toBeGreaterThan(3_000);
    expect(flooder.closed).toBeUndefined();
    const reader = await enterRaw(server, "flooded");
    await until(() => reader.document().getText("content").length === updates.length, "the flood as it was meant");
    expect(reader.document().getText("content").toString()).toBe(document.getText("content").toString());
  },
);

test("a full document takes no more words, but deletions, and says so to every kind of client", async () => {
  const server = await startServer({ flags: ["--document-megabytes", "1"] });
  const client = await enterRaw(server, "notes");
  const ann = await enter(server, "notes");
  const { doc } = ann;
  const sent: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array, origin: unknown) => {
    if (origin !== ann.provider) sent.push(update);
  });
  ann.types("x".repeat(700 * kilobyte));
  await ann.saved();
  ann.types("y".repeat(700 * kilobyte));
  await until(() => ann.provider.unsyncedChanges > 0, "it is not acknowledged");
  client.sync("notes", "update", Y.encodeStateAsUpdate(typedWords("z".repeat(700 * kilobyte))));
  await until(() => client.refusals().length > 0, "the refusal");
  expect(client.refusals()).toEqual([{ frame: 1, code: "too-large" }]);

  const copy = new Y.Doc();
  Y.applyUpdate(copy, sent[0] as Uint8Array);
  const before = Y.encodeStateVector(copy);
  copy.getText("content").delete(0, 650 * kilobyte);
  client.sync("notes", "update", Y.encodeStateAsUpdate(copy, before));
  await until(() => client.receipts().some(({ frames }) => frames === 2), "the deletion is taken");
  const bob = await enter(server, "notes");
  expect(bob.text.toString()).toBe("x".repeat(50 * kilobyte));
  expect(client.closed).toBeUndefined();
});

test("a crowd of fifty that joins at once has everything", async () => {
  const server = await startServer();
  const ann = await enter(server, "notes");
  ann.types("x".repeat(2 * megabyte));
  await ann.saved();
  const crowd = await Promise.all(Array.from({ length: 50 }, () => enterRaw(server, "notes")));
  for (const client of crowd) {
    await until(() => client.syncMessages().some(({ type }) => type === "step2"), "the state");
  }
  for (const client of crowd) expect(client.document().getText("content").length).toBe(2 * megabyte);
});

function typedWords(words: string): Y.Doc {
  const document = new Y.Doc();
  document.getText("content").insert(0, words);
  onTestFinished(() => document.destroy());
  return document;
}
