import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { WebSocket } from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { enter, temporaryFolder, until } from "./harness.ts";

const program = fileURLToPath(new URL("../examples/mount-into-http-server/main.js", import.meta.url));

/** Starts the example as its README says. */
async function startApplication(): Promise<{ url: string; said: string[]; process: ChildProcess }> {
  const child = spawn(process.execPath, [program, await temporaryFolder()], {
    env: { PATH: process.env["PATH"], PORT: "0" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const said: string[] = [];
  createInterface({ input: child.stdout }).on("line", (line) => said.push(line));
  await until(() => said.length > 0, "the application started");
  return { url: said[0]?.split(" ").at(-1) ?? "", said, process: child };
}

test("the example that mounts Weft does what its README says", async () => {
  const { url, said, process: application } = await startApplication();
  const syncUrl = `${url.replace("http", "ws")}/weft/sync`;

  const ann = await enter({ syncUrl }, "notes", "session-of-ann");
  ann.types("a word");
  await ann.saved();
  const document = new Y.Doc();
  const bob = new WebsocketProvider(`${url.replace("http", "ws")}/weft/yjs`, "notes", document, {
    params: { token: "session-of-bob" },
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  });
  onTestFinished(() => bob.destroy());
  await until(() => document.getText("content").toString() === "a word", "Bob reads it through y-websocket");

  expect(await (await fetch(`${url}/greet`, { method: "POST" })).text()).toBe("It is on the disk.\n");
  await ann.sees("Welcome! a word");
  await until(() => said.some((line) => line === "notes: 2, ann,greeter"), "the change announced");
  expect(await (await fetch(`${url}/search?word=Welcome`)).text()).toBe("notes\n");
  const headers = { authorization: "Bearer session-of-bob" };
  const sessions = await fetch(`${url}/weft/api/documents/notes/history/sessions`, { headers });
  expect(await sessions.json()).toMatchObject({ sessions: [{ user: "greeter", inserted: 9 }, { user: "ann" }] });
  expect((await fetch(`${url}/sync`)).status).toBe(404);

  await fetch(`${url}/sign-out?word=session-of-ann`, { method: "POST" });
  await until(() => ann.denials.length > 0, "Ann sent away");
  const exit = new Promise((resolve) => application.once("exit", resolve));
  application.kill("SIGTERM");
  expect(await exit).toBe(0);
});
