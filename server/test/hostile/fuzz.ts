import { expect } from "vitest";
import * as Y from "yjs";
import { messageTypes, readFrame, readSync } from "../../src/sync/protocol.ts";
import { until } from "../harness.ts";
import { connect, type RawClient } from "../raw-client.ts";
import { createDice } from "./bytes.ts";
import { honestFrames, mutate } from "./mutate.ts";
import type { Scene } from "./scene.ts";

const atOnce = 10;

/** Sends so many spoiled frames over some hundred sockets, and looks whether any was acknowledged and is not there. */
export async function sendSpoiledFrames({ server, mallory }: Scene, count: number, seed: number) {
  const address = "evil:spoiled";
  const dice = createDice(seed);
  const honest = honestFrames(address, mallory);
  const pick = () => honest[dice(honest.length)] as Uint8Array;
  const acknowledged: Uint8Array[] = [];
  const linesBefore = server.said.length;
  let left = count;
  let sockets = 0;

  /** Until the server has had enough of it: then what comes after would not be looked at. */
  async function visit() {
    const client = await connect(server);
    const contents: Uint8Array[] = [];
    const isSignedIn = dice(5) > 0;
    sockets += 1;
    if (isSignedIn) await signIn(client, address, mallory);
    while (client.socket.readyState === client.socket.OPEN && left > 0) {
      left -= 1;
      const frame = dice(4) === 0 ? pick() : mutate(pick(), pick(), dice);
      const update = isSignedIn ? contentOf(frame, address) : undefined;
      if (update) contents.push(update);
      client.send(frame);
      await settled(client);
    }
    acknowledged.push(...acknowledgedOf(client, contents));
    client.socket.terminate();
  }

  async function visits() {
    while (left > 0) await visit();
  }

  await Promise.all(Array.from({ length: atOnce }, visits));
  const state = Y.snapshot(await stateOf(server, address, mallory));
  for (const update of acknowledged) expect(Y.snapshotContainsUpdate(state, update)).toBe(true);
  expect(acknowledged.length).toBeGreaterThan(0);
  // Not a line for each.
  expect(server.said.length - linesBefore).toBeLessThan(100);
  process.stdout.write(`${count} spoiled frames, ${sockets} sockets, ${acknowledged.length} acknowledged\n`);
}

async function signIn(client: RawClient, address: string, token: string) {
  client.auth(address, token);
  client.hello(address, { schema: 1 });
  await until(() => client.welcomes().length > 0, "the welcome");
}

/** Everything it sent was looked at, or it was closed. */
export function settled({ socket }: RawClient): Promise<void> {
  return new Promise((resolve) => {
    if (socket.readyState !== socket.OPEN) return resolve();
    const done = () => {
      socket.off("pong", done);
      socket.off("close", done);
      resolve();
    };
    socket.on("pong", done);
    socket.on("close", done);
    return socket.ping();
  });
}

/** What the server counts as content, if it comes so far. */
function contentOf(spoiled: Uint8Array, address: string): Uint8Array | undefined {
  try {
    const frame = readFrame(spoiled);
    const isSync = frame.type === messageTypes.sync || frame.type === messageTypes.syncReply;
    if (frame.address !== address || !isSync) return undefined;
    const message = readSync(frame);
    return message.type === "step1" ? undefined : message.update;
  } catch {
    return undefined;
  }
}

/** What receipts cover and no refusal named. */
function acknowledgedOf(client: RawClient, contents: Uint8Array[]): Uint8Array[] {
  const last = client.receipts().at(-1)?.frames ?? 0;
  const refused = new Set(client.refusals().map(({ frame }) => frame));
  return contents.filter((_, index) => index < last && !refused.has(index + 1));
}

/** What the server has on its disk. */
export async function stateOf(server: Scene["server"], id: string, token: string): Promise<Y.Doc> {
  const path = `/api/documents/${encodeURIComponent(id)}/state`;
  const response = await server.fetch(path, { headers: { authorization: `Bearer ${token}` } });
  const document = new Y.Doc();
  if (response.status === 200) Y.applyUpdate(document, new Uint8Array(await response.arrayBuffer()));
  return document;
}
