import { request } from "node:http";
import { expect, test } from "vitest";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { contentOf, titleOf } from "../src/documents/roots.ts";
import type { DocumentList, Problem } from "../src/api.ts";
import { enter, type ServerProcess, startServer, until } from "./harness.ts";
import { connect } from "./raw-client.ts";

async function documents(server: ServerProcess) {
  const response = await server.fetch("/api/documents");
  return ((await response.json()) as DocumentList).documents;
}

async function writeNotes(server: ServerProcess) {
  const ann = await enter(server, "notes");
  titleOf(ann.doc).insert(0, "Größe “1/2”");
  const paragraph = new Y.XmlElement("paragraph");
  paragraph.insert(0, [new Y.XmlText("All the words.")]);
  contentOf(ann.doc).insert(0, [paragraph]);
  await ann.saved();
  return ann;
}

test("documents are listed with title and times, newest change first", async () => {
  const server = await startServer();
  const started = Date.now();
  await writeNotes(server);
  const bob = await enter(server, "later");
  bob.doc.getText("title").insert(0, "Later");
  await bob.saved();
  await until(async () => (await documents(server)).length === 2, "both listed");
  const [later, notes] = await documents(server);
  expect(later).toMatchObject({ id: "later", title: "Later" });
  expect(notes).toMatchObject({ id: "notes", title: "Größe “1/2”" });
  expect(notes?.createdAt).toBeGreaterThanOrEqual(started);
});

test("documents are found by words of their titles, and it is said whether there are more", async () => {
  const server = await startServer();
  await writeNotes(server);
  const bob = await enter(server, "plan");
  bob.doc.getText("title").insert(0, "The great plan");
  await bob.saved();
  await until(async () => (await documents(server)).length === 2, "both listed");
  const find = async (title: string) => {
    const response = await server.fetch(`/api/documents?title=${encodeURIComponent(title)}`);
    const { documents: found, hasMore } = (await response.json()) as DocumentList;
    return { found: found.map(({ id }) => id), hasMore };
  };
  expect(await find("PLAN great")).toEqual({ found: ["plan"], hasMore: false });
  expect(await find("grosse")).toEqual({ found: [], hasMore: false });
  expect(await find("große")).toEqual({ found: ["notes"], hasMore: false });
  expect(await find("")).toEqual({ found: ["plan", "notes"], hasMore: false });
  expect((await server.fetch(`/api/documents?title=${"a".repeat(201)}`)).status).toBe(400);
});

test("text and Yjs state can be downloaded, named by the title", async () => {
  const server = await startServer();
  const ann = await writeNotes(server);
  const text = await server.fetch("/api/documents/notes/text");
  expect(await text.text()).toBe("Größe “1/2”\n\nAll the words.\n");
  expect(text.headers.get("content-disposition")).toContain(
    "filename*=UTF-8''Gr%C3%B6%C3%9Fe%20%E2%80%9C1%202%E2%80%9D.txt",
  );

  const state = await server.fetch("/api/documents/notes/state");
  const copy = new Y.Doc();
  Y.applyUpdate(copy, new Uint8Array(await state.arrayBuffer()));
  expect(contentOf(copy).toString()).toBe(contentOf(ann.doc).toString());
});

test("a deleted document is gone for everybody, and an old copy does not bring it back", async () => {
  const server = await startServer();
  const ann = await writeNotes(server);
  expect((await server.fetch("/api/documents/notes", { method: "DELETE" })).status).toBe(204);
  await until(() => ann.denials.includes("document-deleted"), "Ann is told");
  await until(async () => (await documents(server)).length === 0, "not listed any more");
  expect((await server.fetch("/api/documents/notes/text")).status).toBe(404);

  const bob = await connect(server);
  bob.auth("notes");
  await until(() => bob.denials().includes("document-deleted"), "Bob is told");
  await server.crash();
  await server.start();
  expect((await server.fetch("/api/documents/notes/text")).status).toBe(404);
});

test("a document deleted while somebody types does not come back to the list", async () => {
  const server = await startServer();
  const ids = Array.from({ length: 20 }, (_, index) => `notes-${index}`);
  for (const id of ids) {
    const ann = await enter(server, id);
    titleOf(ann.doc).insert(0, "First");
    await ann.saved();
    titleOf(ann.doc).insert(0, "Not put yet: ");
    contentOf(ann.doc).insert(0, [new Y.XmlElement("paragraph")]);
    expect((await server.fetch(`/api/documents/${id}`, { method: "DELETE" })).status).toBe(204);
    ann.leave();
  }
  const last = await enter(server, "last");
  titleOf(last.doc).insert(0, "Last");
  await until(async () => (await documents(server)).some(({ id }) => id === "last"), "the last is listed");
  expect((await documents(server)).map(({ id }) => id)).toEqual(["last"]);
});

test("problems have one shape", async () => {
  const server = await startServer();
  for (const [path, status, code] of [
    ["/api/documents/unknown/text", 404, "not-found"],
    ["/api/documents/..%2f..%2fetc/text", 400, "invalid-document-id"],
    ["/api/nothing", 404, "not-found"],
  ] as const) {
    const response = await server.fetch(path);
    expect([response.status, ((await response.json()) as Problem).code]).toEqual([status, code]);
  }
});

test("a page of another site can neither use the API nor open a socket", async () => {
  const server = await startServer();
  const origin = "https://evil.example";
  const response = await server.fetch("/api/documents/notes", { method: "DELETE", headers: { origin } });
  expect(response.status).toBe(403);
  expect(await upgradeStatus(server, { origin })).toBe(403);
  expect(await upgradeStatus(server, { origin: "null" })).toBe(403);
});

test("a foreign name that resolves to this machine is not answered", async () => {
  const server = await startServer();
  expect(await getStatus(server, "evil.example:8000")).toBe(403);
  expect(await getStatus(server, "localhost:8000")).toBe(200);
});

test("pages may run only the scripts of this server", async () => {
  const server = await startServer();
  const { headers } = await server.fetch("/healthz");
  expect(headers.get("content-security-policy")).toContain("script-src 'self'");
  expect(headers.get("content-security-policy")).not.toMatch(
    /script-src[^;]*unsafe|style-src [^;]*unsafe|default-src '(?!none)/,
  );
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect(headers.get("referrer-policy")).toBe("no-referrer");
  expect(headers.get("permissions-policy")).toContain("camera=()");
});

test("pages may be framed by this server's own, and by those of origins it knows", async () => {
  const ancestors = async (...flags: string[]) => {
    const { headers } = await (await startServer({ flags })).fetch("/healthz");
    return [
      /frame-ancestors[^;]*/.exec(headers.get("content-security-policy") ?? "")?.[0],
      headers.get("x-frame-options"),
    ];
  };
  expect(await ancestors()).toEqual(["frame-ancestors 'self'", "SAMEORIGIN"]);
  const known = "https://docs.example.org";
  expect(await ancestors("--origins", known)).toEqual([`frame-ancestors 'self' ${known}`, null]);
});

function upgradeStatus(server: ServerProcess, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve) => {
    const socket = new WebSocket(server.syncUrl, { headers });
    socket.on("unexpected-response", (_request, response) => resolve(response.statusCode));
    socket.on("open", () => resolve(101));
    socket.on("error", () => {});
  });
}

function getStatus(server: ServerProcess, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(`${server.url}/api/documents`, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on("error", reject)
      .end();
  });
}
