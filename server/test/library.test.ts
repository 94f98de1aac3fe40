import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type * as Y from "yjs";
import {
  createWeft,
  type DocumentChange,
  parseDocumentId,
  type Plugs,
  readConfig,
  startServer,
  type Weft,
} from "../src/index.ts";
import { enter, temporaryFolder, until } from "./harness.ts";
import { createMemoryStorage } from "./memory-storage.ts";

interface Host {
  readonly weft: Weft;
  readonly url: string;
  readonly syncUrl: string;
  readonly events: string[];
}

/** A program with a server of its own, and Weft in it. */
async function host(plugs: Plugs = {}, folder?: string): Promise<Host> {
  const events: string[] = [];
  const config = readConfig(["--data", folder ?? (await temporaryFolder())], {});
  const weft = await createWeft(config, { report: (event) => events.push(event), ...plugs });
  const http = createServer((request, response) => {
    if (!weft.handle(request, response)) response.end("mine");
  });
  http.on("upgrade", (request, stream, head) => {
    if (!weft.upgrade(request, stream, head)) stream.destroy();
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  onTestFinished(async () => {
    http.close();
    await weft.close();
    http.closeAllConnections();
  });
  const address = `127.0.0.1:${(http.address() as AddressInfo).port}${plugs.at ?? ""}`;
  return { weft, url: `http://${address}`, syncUrl: `ws://${address}/sync`, events };
}

const write = (words: string) => (document: Y.Doc) => document.getText("content").insert(0, words);

test("an edit by the program reaches who is in the document, and is durable when it resolves", async () => {
  const folder = await temporaryFolder();
  const { weft, ...place } = await host({}, folder);
  const ann = await enter(place, "notes");
  ann.types("from ann");
  await ann.saved();
  await weft.edit("notes", write("Hello "), { user: "robot" });
  await ann.sees("Hello from ann");
  ann.types(" and more");
  await ann.saved();
  await weft.edit("notes", write("Oh. "), { user: "robot" });
  await weft.close();

  const again = await host({}, folder);
  const document = await again.weft.read("notes");
  expect(document?.getText("content").toString()).toBe("Oh. Hello from ann and more");
  // Ann's id and one of the robot's, however often it writes.
  expect(document?.store.clients.size).toBe(2);
});

test("an edit needs nobody in the document, and makes it", async () => {
  const changes: string[] = [];
  const { weft, url } = await host({ onChange: ({ type }) => void changes.push(type) });
  expect(await weft.read("new")).toBeUndefined();
  await weft.edit("new", write("first"), { user: "robot" });
  expect((await weft.read("new"))?.getText("content").toString()).toBe("first");
  await until(async () => (await (await fetch(`${url}/api/documents`)).text()).includes('"new"'), "new in the list");
  await weft.delete("new");
  await until(() => changes.includes("deleted"), "the deletion announced");
  await expect(weft.edit("new", write("again"))).rejects.toMatchObject({ code: "document-deleted" });
  await expect(weft.edit("../new", write("again"))).rejects.toMatchObject({ code: "invalid-document-id" });
});

test("edits by the program and by people converge", async () => {
  const { weft, ...place } = await host();
  const ann = await enter(place, "notes");
  const edits = Array.from({ length: 30 }, async (_, at) => {
    ann.types(`<${at}>`);
    await weft.edit("notes", write(`[${at}]`), { user: `robot ${at % 3}` });
    ann.text.delete(ann.text.length - 1, 1);
  });
  await Promise.all(edits);
  await ann.saved();
  const kept = (await weft.read("notes"))?.getText("content").toString() ?? "";
  expect(ann.text.toString()).toBe(kept);
  for (let at = 0; at < 30; at++) expect(kept).toContain(`[${at}]`);
});

test("a change that throws, or is async, changes nothing for anybody", async () => {
  const { weft, ...place } = await host();
  const ann = await enter(place, "notes");
  ann.types("as it was");
  await ann.saved();
  const half = (document: Y.Doc) => {
    document.getText("content").delete(0, 5);
    throw new Error("half way");
  };
  await expect(weft.edit("notes", half)).rejects.toThrow("half way");
  await expect(weft.edit("notes", async (document) => half(document))).rejects.toThrow("must not be async");
  await weft.edit("notes", () => {});
  expect((await weft.read("notes"))?.getText("content").toString()).toBe("as it was");
  expect(ann.text.toString()).toBe("as it was");
  expect(ann.provider.isSynced).toBe(true);
});

test("a program hears of changes when they are durable, whatever it makes of them", async () => {
  const changes: DocumentChange[] = [];
  const read: (string | undefined)[] = [];
  const { weft, events, ...place } = await host({
    async onChange(change) {
      changes.push(change);
      read.push((await weft.read(change.documentId))?.getText("content").toString());
      throw new Error("The index is away.");
    },
  });
  const ann = await enter(place, "notes");
  ann.types("one");
  await ann.saved();
  await weft.edit("notes", write("zero "), { user: "robot" });
  await until(() => changes.length === 1, "the change announced");
  await until(() => events.includes("change-hook-failed"), "the failure reported");
  expect(changes[0]).toEqual({ type: "written", documentId: "notes", sequence: 2, users: ["", "robot"] });
  expect(read).toEqual(["zero one"]);

  ann.types(" two");
  await ann.saved();
  await weft.close();
  expect(changes[1]).toMatchObject({ sequence: 3, users: [""] });
});

test("a hook that never ends holds up nobody's stop", async () => {
  const folder = await temporaryFolder();
  const config = readConfig(["--data", folder, "--stop-seconds", "1"], {});
  const weft = await createWeft(config, { onChange: () => new Promise(() => {}), report() {} });
  await weft.edit("notes", write("hello"));
  await weft.close();
  await expect(weft.edit("notes", write("hello"))).rejects.toMatchObject({ code: "stopping" });
});

test("a program's own rules let in, keep out and send away", async () => {
  const away = new Set<string>();
  const { weft, url, syncUrl } = await host({
    at: "/weft",
    access: {
      grant: (_documentId, token) => ({ user: token, role: token === "ann" ? "editor" : "viewer" }),
      stands: ({ user }) => !away.has(user),
    },
  });
  const ann = await enter({ syncUrl }, "notes", "ann");
  const bob = await enter({ syncUrl }, "notes", "bob");
  ann.types("hello");
  await bob.sees("hello");
  expect(await (await fetch(`${url}/api/documents`)).json()).toEqual({ documents: [], hasMore: false });
  expect(await (await fetch(new URL("/elsewhere", url))).text()).toBe("mine");
  expect((await fetch(`${url}/d/notes`)).status).toBe(404);

  away.add("bob");
  weft.enforceAccess();
  await until(() => bob.denials.includes("not-allowed"), "Bob sent away");
  ann.types(" still here");
  await ann.saved();
});

test("a program's own storage is used, and closed", async () => {
  const storage = createMemoryStorage();
  const { weft, ...place } = await host({ openStorage: async () => storage });
  const ann = await enter(place, "notes");
  ann.types("kept by the program");
  await ann.saved();
  expect((await storage.log.read(parseDocumentId("notes")))?.head).toBe(1);
  expect((await weft.read("notes"))?.getText("content").toString()).toBe("kept by the program");
  await weft.close();
  expect(storage.isClosed).toBe(true);
});

test("a start that fails leaves nothing open", async () => {
  const folder = await temporaryFolder();
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void taken.close());
  const port = String((taken.address() as AddressInfo).port);
  const silent = { report() {} };
  await expect(startServer(readConfig(["--data", folder, "--port", port], {}), silent)).rejects.toThrow("is taken");

  await writeFile(join(folder, "secret"), "short");
  const config = readConfig(["--data", folder, "--port", "0"], {});
  await expect(startServer(config, silent)).rejects.toThrow("holds no secret");

  const server = await startServer({ ...config, secret: "a secret that is long enough for all of us" }, silent);
  await server.edit("notes", write("hello"));
  await server.stop();
});
