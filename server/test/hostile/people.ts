import * as decoding from "lib0/decoding";
import { expect } from "vitest";
import * as Y from "yjs";
import { applyAwarenessUpdate, Awareness } from "y-protocols/awareness";
import { messageTypes, readFrame, syncTypes } from "../../src/sync/protocol.ts";
import { until } from "../harness.ts";
import { sign } from "../host-application.ts";
import { connect, enterRaw, type RawClient } from "../raw-client.ts";
import { bytes, sized, textAfter } from "./bytes.ts";
import { settled, stateOf } from "./fuzz.ts";
import { megabyte } from "./memory.ts";
import type { Scene } from "./scene.ts";

const { sync, awareness, stateless } = messageTypes;

function show(client: RawClient, address: string, id: number, clock: number, state: unknown) {
  client.send(bytes(address, awareness, sized(bytes(1, id, clock, JSON.stringify(state)))));
}

/** What a stock client would show of everybody. */
function seenBy(client: RawClient): Map<number, Record<string, unknown>> {
  const seen = new Awareness(new Y.Doc());
  seen.destroy();
  for (const { bytes: frame } of client.ofType("awareness")) {
    applyAwarenessUpdate(seen, decoding.readVarUint8Array(readFrame(frame).decoder), "network");
  }
  return seen.getStates();
}

/** Floods of presence, and presence under the client id and the name of somebody else. */
export async function lieAboutPresence({ server, mallory }: Scene) {
  const address = "evil:presence";
  const vera = await enterRaw(server, address, await sign("vera", { [address]: "editor" }));
  const reader = await enterRaw(server, address, await sign("rita", { [address]: "viewer" }));
  const liar = await enterRaw(server, address, mallory);
  const verasId = 5;
  show(vera, address, verasId, 1, { cursor: "hers" });
  const ofVera = () => seenBy(reader).get(verasId) as { cursor?: string; user?: { id: string } } | undefined;
  await until(() => ofVera()?.cursor === "hers", "Vera is seen");
  for (const clock of [2, 1_000, 2 ** 31, 2 ** 53 - 1]) {
    show(liar, address, verasId, clock, { cursor: "a lie", user: { name: "vera", id: "vera" } });
    show(liar, address, verasId, clock, null);
  }
  for (let turn = 0; turn < 20_000; turn++) {
    show(liar, address, turn < 10_000 ? 6 : 1_000 + turn, turn, { user: { name: "vera", id: "vera" }, turn });
  }
  await settled(liar);
  show(vera, address, verasId, 2, { cursor: "moved" });
  await until(() => ofVera()?.cursor === "moved", "Vera is still believed");
  const seen = seenBy(reader);
  expect([...seen.keys()].filter((id) => id !== verasId && id !== 6)).toEqual([]);
  expect(ofVera()?.user?.id).toBe("vera");
  expect((seen.get(6)?.["user"] as { id: string } | undefined)?.id).toMatch(/^mallory/);
  // Ten a second, not twenty thousand.
  expect(reader.ofType("awareness").length).toBeLessThan(500);
  for (const client of [vera, reader, liar]) client.socket.terminate();
}

/** Words under the client id that is Vera's. */
export async function hijackClientId({ server, mallory }: Scene) {
  const address = "evil:hijack";
  const vera = await enterRaw(server, address, await sign("vera", { [address]: "editor" }));
  vera.send(bytes(address, sync, syncTypes.update, sized(bytes(1, 1, 5, 0, 4, 1, "title", "hers", 0))));
  await until(() => vera.receipts().length === 1, "Vera's words are durable");
  const thief = await enterRaw(server, address, mallory);
  const theft = bytes(1, 1, 5, 4, textAfter, 5, 3, "stolen", 0);
  for (const way of [syncTypes.update, syncTypes.step2]) {
    for (let again = 0; again < 100; again++) thief.send(bytes(address, sync, way, sized(theft)));
  }
  await until(() => thief.refusals().length === 200, "all refused");
  expect(new Set(thief.refusals().map(({ code }) => code))).toEqual(new Set(["foreign-client"]));
  expect(thief.receipts()).toEqual([]);
  vera.send(bytes(address, sync, syncTypes.update, sized(bytes(1, 1, 5, 4, textAfter, 5, 3, "!", 0))));
  await until(() => vera.receipts().length === 2, "Vera goes on");
  expect((await stateOf(server, address, mallory)).getText("title").toString()).toBe("hers!");
}

/** A reader who writes, and asks for much. */
export async function writeAsReader({ server, mallory }: Scene) {
  const address = "read:book";
  const author = await enterRaw(server, address, await sign("author", { [address]: "editor" }));
  author.send(bytes(address, sync, syncTypes.update, sized(bytes(1, 1, 5, 0, 4, 1, "title", "book", 0))));
  await until(() => author.receipts().length === 1, "the book is there");
  const reader = await enterRaw(server, address, mallory);
  const words = bytes(1, 1, 6, 0, 4, 1, "title", "mine", 0);
  const erasure = bytes(0, 1, 5, 1, 0, 4);
  for (let again = 0; again < 1_000; again++) {
    reader.send(bytes(address, sync, syncTypes.update, sized(words)));
    reader.send(bytes(address, sync, syncTypes.step2, sized(again % 2 ? words : erasure)));
    reader.send(bytes(address, sync, syncTypes.step1, sized(bytes(1, 5, 1))));
  }
  await until(() => reader.refusals().length === 2_000, "all refused", 30_000);
  expect(reader.receipts()).toEqual([]);
  expect((await stateOf(server, address, mallory)).getText("title").toString()).toBe("book");
}

/** Messages to programs on the server, and to everybody. */
export async function abuseStateless({ server, mallory }: Scene) {
  const address = "evil:stateless";
  const witness = await enterRaw(server, address, mallory);
  const talker = await enterRaw(server, address, mallory);
  for (let again = 0; again < 2_000; again++) talker.send(bytes(address, stateless, `hear me ${again}`));
  for (let again = 0; again < 20; again++) talker.send(bytes(address, stateless, "x".repeat(megabyte)));
  await settled(talker);
  expect(talker.closed).toBeUndefined();
  const frames = witness.frames.length;
  for (const type of [6, 8, 9, 10, 11, 101, 102, 103, 2 ** 31]) {
    const stranger = await enterRaw(server, address, mallory);
    for (let again = 0; again < 100; again++) stranger.send(bytes(address, type, "hear me"));
    expect(await stranger.closedBy()).toBe(4400);
  }
  await settled(witness);
  expect(witness.frames.slice(frames)).toEqual([]);
  expect(witness.ofType("stateless")).toEqual([]);
}

/** Documents that nobody writes in, a thousand a crowd. */
export async function nameDocuments({ server, mallory }: Scene, crowds: number) {
  for (let crowd = 0; crowd < crowds; crowd++) {
    const clients = await Promise.all(Array.from({ length: 20 }, () => connect(server)));
    for (const [at, client] of clients.entries()) {
      for (let index = 0; index < 50; index++) client.auth(`evil:named-${crowd}-${at}-${index}`, mallory);
    }
    const isIn = (client: RawClient) => client.ofType("auth").length >= 50;
    await until(() => clients.every(isIn), "all let in", 30_000);
    for (const client of clients) client.auth("evil:one-more", mallory);
    for (const client of clients) expect(await client.closedBy()).toBe(4429);
  }
}
