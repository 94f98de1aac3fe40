import { createConnection, type Socket } from "node:net";
import { expect } from "vitest";
import { messageTypes } from "../../src/sync/protocol.ts";
import { type ServerProcess, until } from "../harness.ts";
import { connect, type RawClient } from "../raw-client.ts";
import { bytes } from "./bytes.ts";
import { megabyte } from "./memory.ts";
import type { Scene } from "./scene.ts";

/** The start of a binary frame of 30 MB, masked with zeros: the rest never comes. */
const frameHeader = Buffer.from([0x82, 0xff, 0, 0, 0, 0, 0x01, 0xe0, 0, 0, 0, 0, 0, 0]);

function writeBytes({ socket }: RawClient, content: Uint8Array) {
  (socket as unknown as { _socket: Socket })._socket.write(content);
}

/** A connection that no WebSocket library has a say in, and what it was answered. */
export function dial({ url }: ServerProcess): { stream: Socket; answer: () => string; isClosed: () => boolean } {
  const { hostname, port } = new URL(url);
  const stream = createConnection({ host: hostname, port: Number(port) });
  let answer = "";
  let isClosed = false;
  stream.on("data", (data) => (answer += data.toString("latin1")));
  stream.on("error", () => {});
  stream.on("close", () => (isClosed = true));
  return { stream, answer: () => answer, isClosed: () => isClosed };
}

export function upgradeRequest(path: string, headers = ""): string {
  return (
    `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
    `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n${headers}\r\n`
  );
}

/** Sockets on which nobody signs in, with frames that never end, too many bytes, or many bad tokens. */
export async function floodBeforeSigningIn({ server }: Scene) {
  const said = server.said.length;
  const unfinished = await Promise.all(Array.from({ length: 300 }, () => connect(server)));
  for (const [index, stranger] of unfinished.entries()) {
    writeBytes(stranger, frameHeader);
    writeBytes(stranger, Buffer.alloc(index % 3 === 0 ? 4 * megabyte : 60 * 1024));
  }
  for (let index = 0; index < 300; index += 3) expect(await unfinished[index]?.closedBy()).toBe(4413);
  for (let visit = 0; visit < 100; visit++) {
    const guesser = await connect(server);
    for (let guess = 0; guess < 20; guess++)
      guesser.auth(guess === 0 ? "honest" : `evil:${guess}`, `${visit}.${guess}.guess`);
    expect(await guesser.closedBy()).toBe(4401);
    expect(guesser.ofType("sync")).toEqual([]);
  }
  for (let visit = 0; visit < 50; visit++) {
    const half = await connect(server);
    half.send(bytes("honest", messageTypes.auth, visit % 2, 2 ** 31, "cut"));
    expect(await half.closedBy()).toBe(4400);
  }
  expect(server.said.length - said).toBeLessThan(200);
  // Those who wait are sent away in time.
  for (const stranger of unfinished) await until(() => stranger.closed !== undefined, "sent away", 20_000);
}

/** Requests for an upgrade that come a byte at a time, and never in full. */
export async function sendSlowly({ server }: Scene) {
  const request = upgradeRequest("/sync");
  const slow = Array.from({ length: 300 }, () => dial(server));
  for (const { stream } of slow) stream.write(request.slice(0, 40));
  let sent = 40;
  const trickle = setInterval(() => {
    for (const { stream, isClosed } of slow) if (!isClosed()) stream.write(request[sent % request.length] ?? "");
    sent += sent < 80 ? 1 : 0;
  }, 500);
  try {
    await until(() => slow.every(({ isClosed }) => isClosed()), "all of them sent away", 25_000);
  } finally {
    clearInterval(trickle);
  }
  for (const { answer } of slow) expect(answer()).not.toContain("101 Switching");
}

/** Compression is offered and not taken; a compressed frame all the same closes its socket. */
export async function sendDeflateBombs({ server }: Scene) {
  for (let visit = 0; visit < 50; visit++) {
    const offer = "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n";
    const { stream, answer, isClosed } = dial(server);
    stream.write(upgradeRequest(visit % 2 ? "/sync" : "/yjs/honest", offer));
    await until(() => answer().includes("\r\n\r\n"), "the upgrade");
    expect(answer()).toContain("101 Switching");
    expect(answer().toLowerCase()).not.toContain("sec-websocket-extensions");
    // FIN, RSV1, binary; masked with zeros.
    stream.write(Buffer.from([0xc2, 0x85, 0, 0, 0, 0, 1, 2, 3, 4, 5]));
    await until(isClosed, "closed");
    if (visit % 2) expect(answer()).toContain("\u0088\u0002\u0003\u00ea");
  }
}

/** Programs that speak another version, or something else. */
export async function speakOtherVersions({ server, mallory }: Scene) {
  for (const version of ["7", "0", "99", "x"]) {
    const { stream, answer, isClosed } = dial(server);
    stream.write(upgradeRequest("/sync").replace("Version: 13", `Version: ${version}`));
    await until(isClosed, "closed");
    expect(answer()).toMatch(/^HTTP\/1.1 4\d\d /);
  }
  for (const [path, first] of [
    ["/sync", bytes(0, 1, "")],
    [`/yjs/evil:plain?token=${mallory}`, bytes("evil:plain", messageTypes.auth, 0, mallory)],
  ] as const) {
    const client = await connect({ syncUrl: server.url.replace("http", "ws") + path });
    client.send(first);
    if (path === "/sync") await until(() => client.denials().length > 0, "the denial");
    else expect(await client.closedBy()).toBe(4400);
  }
  const hellos = [
    "",
    "null",
    "[]",
    "7",
    '{"schema":"1"}',
    '{"schema":-1}',
    '{"schema":1e308,"generation":{},"sequence":-5}',
    '{"schema":1,"sequence":9007199254740991}',
    '{"__proto__":{"schema":1}}',
  ];
  for (const hello of hellos) {
    const client = await connect(server);
    client.auth("evil:hello", mallory);
    client.sendFrame("evil:hello", messageTypes.hello);
    expect(await client.closedBy()).toBe(4400);
    const next = await connect(server);
    next.auth("evil:hello", mallory);
    next.send(bytes("evil:hello", messageTypes.hello, hello));
    await until(() => next.welcomes().length > 0 || next.closed !== undefined, "an answer");
    next.socket.terminate();
  }
}
