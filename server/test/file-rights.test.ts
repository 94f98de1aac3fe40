import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import type { FileTicket } from "../src/api.ts";
import { enter, startServer, until } from "./harness.ts";
import { revoke, sign, startTokenServer } from "./host-application.ts";

const content = "%PDF-1.7 what only some may read";
const file = createHash("sha256").update(content).digest("hex");
const path = (id: string) => `/api/documents/${id}/files/${file}`;

async function begin() {
  const server = await startTokenServer();
  const token = await sign("ann", { notes: "owner", others: "owner" });
  for (const id of ["notes", "others"]) {
    const ann = await enter(server, id, token);
    ann.types("words");
    await ann.saved();
    ann.leave();
  }
  const ask = (address: string, as: string, init: RequestInit = {}) =>
    server.fetch(address, { ...init, headers: { authorization: `Bearer ${as}` } });
  expect((await ask(path("notes"), token, { method: "PUT", body: content })).status).toBe(204);
  return { server, ask };
}

test("who may write puts a file, who may read fetches it, and nobody else does either", async () => {
  const { server, ask } = await begin();
  for (const [role, putting, fetching] of [
    ["editor", 204, 200],
    ["commenter", 403, 200],
    ["viewer", 403, 200],
  ] as const) {
    const token = await sign("bob", { notes: role });
    expect((await ask(path("notes"), token, { method: "PUT", body: content })).status).toBe(putting);
    expect((await ask(path("notes"), token)).status).toBe(fetching);
    expect((await ask(path("others"), token)).status).toBe(403);
  }
  for (const method of ["GET", "PUT"]) {
    const body = method === "PUT" ? content : undefined;
    expect((await server.fetch(path("notes"), { method, ...(body && { body }) })).status).toBe(403);
  }
});

test("a ticket is for what a browser fetches by itself: it reads files of one document, and nothing else", async () => {
  const { server, ask } = await begin();
  const token = await sign("bob", { notes: "viewer", others: "owner" });
  const answer = await ask("/api/documents/notes/files/ticket", token, { method: "POST" });
  const { ticket } = (await answer.json()) as FileTicket;
  const fetched = await server.fetch(`${path("notes")}?ticket=${ticket}`, { headers: { range: "bytes=0-3" } });
  expect([fetched.status, await fetched.text()]).toEqual([206, "%PDF"]);
  for (const [address, method] of [
    [path("notes"), "PUT"],
    [path("others"), "GET"],
    ["/api/documents/notes/text", "GET"],
    ["/api/documents/notes/files", "GET"],
    ["/api/documents/notes/files/ticket", "POST"],
  ] as const) {
    const body = method === "PUT" ? content : undefined;
    const status = (await server.fetch(`${address}?ticket=${ticket}`, { method, ...(body && { body }) })).status;
    expect([address, status]).toEqual([address, 403]);
  }
  expect((await server.fetch(`${path("notes")}?ticket=${ticket}x`)).status).toBe(403);

  expect((await revoke(server, { user: "bob" })).status).toBe(204);
  expect((await server.fetch(`${path("notes")}?ticket=${ticket}`)).status).toBe(403);
});

test("a ticket ends with the token it was made for", async () => {
  const { server, ask } = await begin();
  const token = await sign("bob", { notes: "viewer" }, 3);
  const answer = await ask("/api/documents/notes/files/ticket", token, { method: "POST" });
  const { ticket, expiresAt } = (await answer.json()) as FileTicket;
  expect(expiresAt).toBeLessThan(Date.now() + 4_000);
  expect((await server.fetch(`${path("notes")}?ticket=${ticket}`)).status).toBe(200);
  await until(async () => (await server.fetch(`${path("notes")}?ticket=${ticket}`)).status === 403, "it is over");
});

test("pages of other origins use files where their origin is known, and nowhere else", async () => {
  const origin = "https://docs.example.org";
  const open = await startServer();
  const known = await startServer({ flags: ["--origins", origin] });
  const preflight = { method: "OPTIONS", headers: { origin, "access-control-request-method": "PUT" } };
  expect((await open.fetch(path("notes"), preflight)).status).toBe(403);
  const answer = await known.fetch(path("notes"), preflight);
  expect([answer.status, answer.headers.get("access-control-allow-origin")]).toEqual([204, origin]);
  const foreign = { ...preflight, headers: { ...preflight.headers, origin: "https://evil.example" } };
  expect((await known.fetch(path("notes"), foreign)).status).toBe(403);
  const policy = async (server: typeof open) =>
    (await server.fetch(path("notes"))).headers.get("cross-origin-resource-policy");
  expect([await policy(open), await policy(known)]).toEqual(["same-origin", "cross-origin"]);
});
