import { expect } from "vitest";
import * as Y from "yjs";
import { messageTypes, syncTypes } from "../../src/sync/protocol.ts";
import { until } from "../harness.ts";
import { enterRaw } from "../raw-client.ts";
import { bytes, repeated, sized, textAfter } from "./bytes.ts";
import { settled, stateOf } from "./fuzz.ts";
import { megabyte } from "./memory.ts";
import type { Scene } from "./scene.ts";

const { sync, awareness, hello } = messageTypes;
const lies = [2 ** 25, 2 ** 31, 2 ** 53 - 1];

function update(address: string, ...parts: (number | string | Uint8Array)[]): Uint8Array {
  return bytes(address, sync, syncTypes.update, sized(bytes(...parts)));
}

/** A few bytes that claim to be many, wherever a count stands. */
export function countBombs(address: string): [string, Uint8Array][] {
  return lies.flatMap((count): [string, Uint8Array][] => [
    ["address", bytes(count, address)],
    ["message", bytes(address, sync, syncTypes.update, count, 0, 0)],
    ["state vector", bytes(address, sync, syncTypes.step1, sized(bytes(count, 1, 1)))],
    ["state vector's bytes", bytes(address, sync, syncTypes.step1, count, 1, 1)],
    ["presence", bytes(address, awareness, sized(bytes(count, 1, 1, "{}")))],
    ["presence's bytes", bytes(address, awareness, count, 1)],
    ["presence's state", bytes(address, awareness, sized(bytes(1, 1, 1, count, "{}")))],
    ["hello", bytes(address, hello, count, "{}")],
    ["client ids", update(address, count, 1, 9, 0)],
    ["structs", update(address, 1, count, 9, 0, 4, 1, "title", "x", 0)],
    ["letters", update(address, 1, 1, 9, 0, 4, 1, "title", count, "x", 0)],
    ["name of a root", update(address, 1, 1, 9, 0, 4, 1, count, "title", "x", 0)],
    ["values", update(address, 1, 1, 9, 0, 8, 1, "title", count, 126, 0)],
    ["values of JSON", update(address, 1, 1, 9, 0, 2, 1, "title", count, "1", 0)],
    ["deleted letters", update(address, 1, 1, 9, 0, 1, 1, "title", count, 0)],
    ["collected letters", update(address, 1, 1, 9, 0, 0, count, 0)],
    ["skipped letters", update(address, 1, 2, 9, 0, 10, count, 4, 1, "title", "x", 0)],
    ["bytes of a value", update(address, 1, 1, 9, 0, 3, 1, "title", count, 1, 0)],
    ["clients of deletions", update(address, 0, count, 9, 1, 0, 1)],
    ["deletions", update(address, 0, 1, 9, count, 0, 1)],
    ["length of a deletion", update(address, 0, 1, 9, 1, 0, count)],
  ]);
}

export async function sendCountBombs({ server, mallory }: Scene) {
  const address = "evil:counts";
  for (const [place, bomb] of countBombs(address)) {
    const client = await enterRaw(server, address, mallory);
    const before = Y.encodeStateVector(await stateOf(server, address, mallory));
    for (let again = 0; again < 20; again++) client.send(bomb);
    await settled(client);
    const after = Y.encodeStateVector(await stateOf(server, address, mallory));
    if (client.receipts().length > 0) expect(honestlyLong).toContain(place);
    else if (!honestlyLong.includes(place)) expect([place, after]).toEqual([place, before]);
    client.socket.terminate();
  }
}

/** What was deleted is only its length. */
const honestlyLong = ["deleted letters", "collected letters", "skipped letters", "length of a deletion"];

/** What is as large as it says and still out of all proportion. */
export async function sendHeavyFrames({ server, mallory }: Scene) {
  const address = "evil:heavy";
  const frames: [string, Uint8Array][] = [
    [
      "a state vector of 2,000,000 client ids",
      bytes(
        address,
        sync,
        syncTypes.step1,
        sized(
          bytes(
            2_000_000,
            repeated(2_000_000, (id) => [id, 1]),
          ),
        ),
      ),
    ],
    [
      "3,000,000 deletions",
      update(
        address,
        0,
        1,
        9,
        3_000_000,
        repeated(3_000_000, (at) => [at * 2, 1]),
      ),
    ],
    [
      "1,000,000 client ids",
      update(
        address,
        1_000_000,
        repeated(1_000_000, (id) => [1, id, 0, 0, 1]),
        0,
      ),
    ],
    ["5,000,000 structs", update(address, 1, 5_000_000, 9, 0, Buffer.alloc(10_000_000, Buffer.from([0, 1])), 0)],
    [
      "5,000,000 deletions from nobody",
      update(
        address,
        0,
        5_000_000,
        repeated(5_000_000, (id) => [id, 0]),
      ),
    ],
    ["2,000,000 numbers in presence", presence(address, `[${"1,".repeat(2_000_000)}1]`)],
    ["8 MB of presence", presence(address, JSON.stringify({ a: "x".repeat(8 * megabyte) }))],
    [
      "presence of 100,000",
      bytes(
        address,
        awareness,
        sized(
          bytes(
            100_000,
            repeated(100_000, (id) => [id, 1, 2, 123, 125]),
          ),
        ),
      ),
    ],
    ["presence that is deep", presence(address, `${'{"a":'.repeat(600)}1${"}".repeat(600)}`)],
    ["a hello that is deep", bytes(address, hello, `${"[".repeat(1_000_000)}${"]".repeat(1_000_000)}`)],
    ["garbage of 30 MB", update(address, Buffer.alloc(30 * megabyte, 0x81))],
  ];
  for (const [name, frame] of frames) {
    const client = await enterRaw(server, address, mallory);
    client.send(frame);
    await settled(client);
    expect([name, client.receipts()]).toEqual([name, []]);
    client.socket.terminate();
  }
}

function presence(address: string, json: string): Uint8Array {
  return bytes(address, awareness, sized(bytes(1, 9, 1, json)));
}

/** Updates that build on what never comes, and then a long chain that one update sets free. */
export async function sendIncompleteUpdates({ server, mallory }: Scene) {
  const address = "evil:waiting";
  const clients = await Promise.all(Array.from({ length: 4 }, () => enterRaw(server, address, mallory)));
  for (const [index, client] of clients.entries()) {
    for (let part = 0; part < 2_000; part++) {
      client.send(update(address, 1, 1, 100 + index, 5 + part * 7, 4, 1, "title", "x".repeat(5), 0));
    }
    client.send(update(address, 1, 1, 100 + index, 2 ** 30, 4, 1, "title", "x".repeat(2 * megabyte), 0));
  }
  for (const client of clients) {
    await until(() => client.refusals().some(({ code }) => code === "incomplete"), "the refusal");
    expect(client.receipts()).toEqual([]);
    client.socket.terminate();
  }
  const chained = await enterRaw(server, "evil:chain", mallory);
  const letters = 1_500;
  for (let clock = letters - 1; clock > 0; clock--) {
    chained.send(update("evil:chain", 1, 1, 9, clock, textAfter, 9, clock - 1, "x", 0));
  }
  await settled(chained);
  expect(chained.receipts()).toEqual([]);
  chained.send(update("evil:chain", 1, 1, 9, 0, 4, 1, "title", "x", 0));
  await until(() => chained.receipts().at(-1)?.frames === letters, "the whole chain is durable");
  const state = await stateOf(server, "evil:chain", mallory);
  expect(state.getText("title").length).toBe(letters);
}

/** Well formed, and as large as it may be. */
export async function sendGiantUpdates({ server, mallory }: Scene) {
  const text = await enterRaw(server, "evil:giant-text", mallory);
  text.send(update("evil:giant-text", 1, 1, 9, 0, 4, 1, "title", "x".repeat(15 * megabyte), 0));
  await until(() => text.receipts().length > 0 || text.refusals().length > 0, "an answer", 30_000);
  text.send(update("evil:giant-text", 1, 1, 10, 0, 4, 1, "title", "y".repeat(15 * megabyte), 0));
  await until(() => text.refusals().some(({ code }) => code === "too-large"), "the second is too much", 30_000);
  text.socket.terminate();
  const structs = await enterRaw(server, "evil:giant-structs", mallory);
  const count = 100_000;
  const letters = repeated(count - 1, (at) => [textAfter, 9, at, 1, 97 + (at % 26)]);
  structs.send(update("evil:giant-structs", 1, count, 9, 0, 4, 1, "title", "x", letters, 0));
  await until(() => structs.receipts().length > 0 || structs.refusals().length > 0, "an answer", 30_000);
  structs.socket.terminate();
}

/** Few bytes whose merge would be a search through everything for each of them. */
export async function sendSearches({ server, mallory }: Scene) {
  const address = "evil:searches";
  const client = await enterRaw(server, address, mallory);
  const items = Array.from({ length: 20_000 }, (_, at) => bytes(4, 1, "title", String(at % 10)));
  client.send(update(address, 1, items.length, 9, 0, Buffer.concat(items), 0));
  await until(() => client.receipts().length + client.refusals().length > 0, "an answer", 30_000);
  for (let turn = 0; turn < 100; turn++) {
    const structs = Array.from({ length: 400 }, (_, at) => bytes(4, 1, "title", String(at % 10)));
    client.send(update(address, 1, 400, 1_000_000 + turn, 0, Buffer.concat(structs), 0));
  }
  await until(() => client.receipts().at(-1)?.frames === 101 || client.refusals().length >= 100, "answers", 60_000);
  client.socket.terminate();
}
