import { execFile } from "node:child_process";
import { copyFile } from "node:fs/promises";
import { join } from "node:path";
import { connect as connectTls } from "node:tls";
import { promisify } from "node:util";
import { describe, expect, onTestFinished, test } from "vitest";
import { type ClientOptions, WebSocket } from "ws";
import { enter, type ServerProcess, startServer, temporaryFolder, until } from "./harness.ts";
import { connect, enterRaw } from "./raw-client.ts";

const behindProxy = { flags: ["--trusted-proxies", "127.0.0.1,::1"] };

/** "open", or the status a client is turned away with. */
function knock(server: ServerProcess, options: ClientOptions = {}): Promise<WebSocket | number> {
  const socket = new WebSocket(server.syncUrl, options);
  onTestFinished(() => socket.terminate());
  return new Promise((resolve) => {
    socket.on("open", () => resolve(socket));
    socket.on("unexpected-response", (request, { statusCode = 0 }) => {
      request.destroy();
      resolve(statusCode);
    });
    socket.on("error", () => {});
  });
}

async function statusFor(server: ServerProcess, headers: Record<string, string>): Promise<number> {
  const answer = await knock(server, { headers });
  return answer instanceof WebSocket ? 101 : answer;
}

test("an upgrade is only for pages of the same origin and for those on the list, to the letter", async () => {
  const server = await startServer({
    flags: ["--allow-public", "1", "--origins", "https://intranet.example"],
  });
  const { host, port } = new URL(server.url);
  const answers = new Map<string, number>();
  const tried: [string, number][] = [
    [`http://${host}`, 101],
    ["https://intranet.example", 101],
    ["null", 403],
    [`http://localhost:${Number(port) + 1}`, 403],
    [`http://localhost`, 403],
    [`http://${host}.evil.example`, 403],
    [`http://evil.example?${host}`, 403],
    ["https://intranet.example.evil.example", 403],
    ["http://intranet.example", 403],
    ["https://intranet.example:8443", 403],
    ["https://intranet.example/", 403],
    ["https://sub.intranet.example", 403],
    ["https://intranet.example, https://evil.example", 403],
    ["\u00a0", 403],
    ["http://[", 403],
  ];
  for (const [origin] of tried) answers.set(origin, await statusFor(server, { origin }));
  expect([...answers]).toEqual(tried);
  expect(await statusFor(server, {})).toBe(101);
});

test("behind a proxy that is named, its word for host and scheme counts; a stranger's does not", async () => {
  const forwarded = { "x-forwarded-host": "docs.example", "x-forwarded-proto": "https" };
  const server = await startServer({ flags: ["--allow-public", "1", ...behindProxy.flags] });
  expect(await statusFor(server, { ...forwarded, origin: "https://docs.example" })).toBe(101);
  expect(await statusFor(server, { ...forwarded, origin: "http://docs.example" })).toBe(403);
  expect(await statusFor(server, { ...forwarded, origin: "https://evil.example" })).toBe(403);
  const page = await server.fetch("/api/documents", { headers: { ...forwarded, origin: "https://docs.example" } });
  expect(page.status).toBe(200);

  const alone = await startServer({ flags: ["--allow-public", "1"] });
  expect(await statusFor(alone, { ...forwarded, origin: "https://docs.example" })).toBe(403);
});

test("an address has its share of the sockets, also when it says that it is another", async () => {
  const server = await startServer({ flags: [...behindProxy.flags, "--sockets-per-address", "2"] });
  const from = (address: string) => statusFor(server, { "x-forwarded-for": address });
  expect([await from("2001:db8:1:2::1"), await from("2001:db8:1:2::2")]).toEqual([101, 101]);
  expect(await from("2001:db8:1:2::3")).toBe(429);
  expect(await from("2001:db8:1:9::1, 2001:db8:1:2::3")).toBe(429);
  expect(await from("2001:db8:1:9::1")).toBe(101);
});

test("a full server says so, and takes somebody when somebody has gone", async () => {
  const server = await startServer({ flags: ["--sockets", "3"] });
  const first = await connect(server);
  await connect(server);
  await enterRaw(server, "notes");
  expect(await knock(server)).toBe(503);
  first.socket.terminate();
  await until(async () => (await statusFor(server, {})) === 101, "a free place");
});

test("compression is not offered, and a compressed frame closes its socket", async () => {
  const server = await startServer();
  const socket = await knock(server, { perMessageDeflate: true });
  expect(socket).toBeInstanceOf(WebSocket);
  expect((socket as WebSocket).extensions).toBe("");

  const client = await enterRaw(server, "notes");
  // Final, compressed, binary; masked with zeros; ten bytes that would be a bomb.
  const compressed = Buffer.from([0xc2, 0x8a, 0, 0, 0, 0, 0xed, 0xc0, 0x81, 0, 0, 0, 0, 0x80, 0xa0, 0xfd]);
  (client.socket as unknown as { _socket: NodeJS.WritableStream })._socket.write(compressed);
  expect(await client.closedBy()).toBe(1002);
});

describe("a new certificate", () => {
  const run = promisify(execFile);

  async function makePair(folder: string, name: string) {
    const files = { cert: join(folder, `${name}.pem`), key: join(folder, `${name}.key`) };
    const words = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"];
    await run("openssl", [...words, "-subj", `/CN=${name}`, "-out", files.cert, "-keyout", files.key]);
    return files;
  }

  function nameShown(server: ServerProcess): Promise<string> {
    return new Promise((resolve, reject) => {
      const { hostname, port } = new URL(server.url);
      const stream = connectTls({ host: hostname, port: Number(port), rejectUnauthorized: false }, () => {
        resolve(String(stream.getPeerCertificate().subject.CN));
        stream.destroy();
      });
      stream.on("error", reject);
    });
  }

  test("is shown as soon as both files are there; half of one changes nothing", async () => {
    const folder = await temporaryFolder();
    const [first, second] = [await makePair(folder, "first"), await makePair(folder, "second")];
    const used = { cert: join(folder, "used.pem"), key: join(folder, "used.key") };
    await copyFile(first.cert, used.cert);
    await copyFile(first.key, used.key);
    const server = await startServer({ flags: ["--tls-cert", used.cert, "--tls-key", used.key] });
    expect(await nameShown(server)).toBe("first");

    await copyFile(second.cert, used.cert);
    await until(() => server.events("certificate-not-renewed").length > 0, "the operator is told");
    expect(await nameShown(server)).toBe("first");

    await copyFile(second.key, used.key);
    await until(async () => (await nameShown(server)) === "second", "the new certificate");
    server.signal("SIGTERM");
    expect(await server.exit).toBe(0);
  });
});

test("a crowd is sent away in waves, and what it wrote is kept", async () => {
  const server = await startServer({ flags: ["--stop-seconds", "8"] });
  const ann = await enter(server, "notes");
  ann.types("before the stop");
  const crowd = await Promise.all(Array.from({ length: 600 }, () => connect(server)));
  const closings: { code: number; at: number }[] = [];
  for (const { socket } of crowd) {
    socket.on("close", (code) => closings.push({ code, at: performance.now() }));
  }
  // Nobody of the crowd signs in: they are still here when the stop begins, within the time they have for that.
  server.signal("SIGTERM");
  expect(await server.exit).toBe(0);
  await until(() => closings.length === crowd.length, "everybody told");
  expect(new Set(closings.map(({ code }) => code))).toEqual(new Set([1012]));
  const times = closings.map(({ at }) => at);
  expect(Math.max(...times) - Math.min(...times)).toBeGreaterThan(200);
  await server.start();
  await ann.sees("before the stop");
  await ann.saved();
});

test("a stock client that is closed for good comes back no faster than its own patience, and syncs again", async () => {
  const server = await startServer();
  const ann = await enter(server, "notes");
  let connections = 0;
  ann.socket.on("connect", () => (connections += 1));
  const closings: number[] = [];
  ann.socket.on("close", ({ event }: { event: { code: number } }) => closings.push(event.code));
  ann.socket.webSocket?.send(new Uint8Array([255, 255, 255]));
  await until(() => closings.length > 0, "the socket closed");
  ann.types("meanwhile");
  await until(() => connections === 1 && !ann.provider.hasUnsyncedChanges, "back, with everything saved", 20_000);
  expect(closings).toEqual([4400]);
  const bob = await enter(server, "notes");
  await bob.sees("meanwhile");
});
