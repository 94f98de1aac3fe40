import { connect as connectTcp } from "node:net";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { WebSocket } from "ws";
import { enter, ServerProcess, startServer, temporaryFolder, until } from "./harness.ts";
import { connect, enterRaw } from "./raw-client.ts";

test("SIGTERM loses nothing, tells the sockets to come back, and exits 0; twice in a row too", async () => {
  const server = await startServer();
  for (const round of [1, 2]) {
    const ann = await enter(server, "notes");
    const raw = await connect(server);
    for (let word = 0; word < 200; word++) ann.types(`${round}.${word} `);
    server.signal("SIGTERM");
    expect(await server.exit).toBe(0);
    expect(await raw.closedBy()).toBe(1012);
    await server.start();
    await ann.saved();
    ann.leave();
    const bob = await enter(server, "notes");
    expect(bob.text.toString().match(new RegExp(`\\b${round}\\.`, "g"))?.length).toBe(200);
    bob.leave();
  }
});

test("a second SIGTERM does not cut the first short", async () => {
  const server = await startServer();
  const ann = await enter(server, "notes");
  ann.types("still here");
  server.signal("SIGTERM");
  server.signal("SIGTERM");
  server.signal("SIGINT");
  expect(await server.exit).toBe(0);
});

test("while it stops it is not ready and takes no new sockets", async () => {
  const server = await startServer();
  const raw = await enterRaw(server, "notes");
  // A client that does not answer the close keeps the stop waiting for a moment.
  raw.socket.pause();
  const probe = connectTcp(Number(new URL(server.url).port), "127.0.0.1");
  await until(() => probe.readyState === "open", "a connection from before");
  const answers: string[] = [];
  probe.on("data", (data) => answers.push(data.toString()));
  probe.write("GET /readyz HTTP/1.1\r\n");
  server.signal("SIGTERM");
  await until(() => server.events("server-stopping").length === 1, "it has begun to stop");
  probe.write("Host: localhost\r\n\r\n");
  await until(() => answers.some((answer) => answer.includes("503")), "not ready");
  const late = new WebSocket(server.syncUrl);
  const refused = new Promise((resolve) => late.on("error", resolve));
  await refused;
  expect(await server.exit).toBe(0);
});

test("a second server on the same data folder is refused with a sentence", async () => {
  const server = await startServer();
  const second = new ServerProcess(server.data, {});
  await expect(second.start()).rejects.toThrow(
    `Another Weft is already using the data folder ${server.data}. Stop it first, or choose another folder with --data.`,
  );
  expect(await second.exit).toBe(1);
  await enter(server, "still-works");
});

test("a taken port is refused with a sentence", async () => {
  const server = await startServer();
  const second = new ServerProcess(await temporaryFolder(), { flags: ["--port", new URL(server.url).port] });
  await expect(second.start()).rejects.toThrow("is taken by another program");
});

test("a data folder that is a file is refused with a sentence", async () => {
  const file = join(await temporaryFolder(), "file");
  await writeFile(file, "");
  await expect(new ServerProcess(file, {}).start()).rejects.toThrow(`The data folder ${file} cannot be used`);
});

test.each([
  [{ flags: ["--access", "nobody"] }, 'WEFT_ACCESS ("nobody") must be "open" or "token".'],
  [{ flags: ["--host", "0.0.0.0"] }, "say it twice: WEFT_ALLOW_PUBLIC=1"],
  [{ environment: { WEFT_STOP_SECONDS: "soon" } }, 'WEFT_STOP_SECONDS ("soon") must be a whole number.'],
  [
    { flags: ["--tls-cert", "/nowhere.pem", "--tls-key", "/nowhere.pem"] },
    "WEFT_TLS_CERT and WEFT_TLS_KEY cannot be used",
  ],
])("it does not start with %j", async (options, sentence) => {
  const server = new ServerProcess(await temporaryFolder(), options);
  await expect(server.start()).rejects.toThrow(sentence);
  expect(await server.exit).toBe(1);
});
