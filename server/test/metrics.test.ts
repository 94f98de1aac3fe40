import { request } from "node:http";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { canFailWrites, failWrites, healWrites } from "./failing-disk.ts";
import { enter, startServer, until } from "./harness.ts";
import { connect, enterRaw } from "./raw-client.ts";
import { scrape } from "./scrape.ts";

test("counts what is written, who gets it, and who is there", async () => {
  const server = await startServer();
  const [ann, bob, carol] = [await enter(server, "notes"), await enter(server, "notes"), await enter(server, "notes")];
  const before = await scrape(server);
  for (const word of ["one ", "two ", "three "]) {
    ann.types(word);
    await Promise.all([ann.saved(), bob.sees(word), carol.sees(word)]);
  }
  const after = await scrape(server);
  const more = (name: string) => (after.get(name) ?? NaN) - (before.get(name) ?? NaN);
  expect(more("weft_updates_received_total")).toBe(3);
  expect(more("weft_updates_applied_total")).toBe(3);
  expect(more("weft_deliveries_total")).toBe(6);
  expect(more("weft_commit_seconds_count")).toBeGreaterThanOrEqual(3);
  expect(after.get("weft_connections")).toBe(3);
  expect(after.get("weft_documents")).toBe(1);
  expect(after.get("weft_storage_trouble")).toBe(0);

  for (const person of [ann, bob, carol]) person.leave();
  await until(async () => (await scrape(server)).get("weft_connections") === 0, "nobody is counted any more");
  // It stays a while for those who come back.
  expect((await scrape(server)).get("weft_documents")).toBe(1);
});

test("a scrape tells how the process is, and is text that Prometheus reads", async () => {
  const server = await startServer();
  const response = await server.fetch("/metrics");
  expect(response.headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
  const samples = await scrape(server);
  for (const name of [
    "process_cpu_seconds_total",
    "process_resident_memory_bytes",
    "process_start_time_seconds",
    'weft_event_loop_delay_seconds{quantile="0.99"}',
  ]) {
    expect(samples.get(name)).toBeGreaterThanOrEqual(0);
  }
  expect(samples.get("process_resident_memory_bytes")).toBeGreaterThan(10_000_000);
  expect(samples.get('weft_event_loop_delay_seconds{quantile="0.5"}')).toBeLessThan(0.02);
});

test("refusals are counted by reason and closes by code", async () => {
  const server = await startServer();
  const odd = await connect(server);
  odd.auth("../etc");
  await until(() => odd.denials().length === 1, "the denial");
  const wild = await enterRaw(server, "notes");
  wild.sync("notes", "update", Uint8Array.of(9, 9, 9, 9));
  expect(await wild.closedBy()).toBe(4400);
  await server.fetch("/api/documents/unknown/text");
  await refusedUpgrade(server.syncUrl, "https://evil.example");

  const samples = await scrape(server);
  expect(samples.get('weft_refusals_total{reason="invalid-document-id"}')).toBe(1);
  expect(samples.get('weft_refusals_total{reason="malformed"}')).toBe(1);
  expect(samples.get('weft_refusals_total{reason="not-found"}')).toBe(1);
  expect(samples.get('weft_refused_upgrades_total{status="403"}')).toBe(1);
  expect(samples.get('weft_socket_closes_total{code="4400"}')).toBe(1);
  expect(server.events("socket-refused")).toMatchObject([
    { status: "403 Forbidden", origin: "https://evil.example", host: new URL(server.url).host },
  ]);
});

test("a client that closes with codes of its own makes no new label", async () => {
  const server = await startServer();
  for (let code = 4_000; code < 4_010; code++) {
    const client = await connect(server);
    client.socket.close(code);
    await client.closedBy();
  }
  await until(
    async () => (await scrape(server)).get('weft_socket_closes_total{code="other"}') === 10,
    "counted as one",
  );
});

test("what waits for a slow reader is counted in bytes", async () => {
  const server = await startServer();
  const slow = await enterRaw(server, "notes");
  const ann = await enter(server, "notes");
  slow.socket.pause();
  ann.types("x".repeat(15_000_000));
  await ann.saved();
  expect((await scrape(server)).get("weft_buffered_bytes")).toBeGreaterThan(1_000_000);
  slow.socket.resume();
  await until(async () => (await scrape(server)).get("weft_buffered_bytes") === 0, "all of it is read");
});

test("compactions are counted", async () => {
  const server = await startServer();
  const raw = await enterRaw(server, "notes");
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  for (let at = 0; at < 1_200; at++) doc.getText("content").insert(at, "x");
  for (const update of updates) raw.sync("notes", "update", update);
  await until(async () => (await scrape(server)).get("weft_compaction_seconds_count") === 1, "the compaction");
  expect((await scrape(server)).get("weft_compaction_failures_total")).toBe(0);
});

test("only who knows the secret may read them on an address others can reach", async () => {
  const server = await startServer({ flags: ["--allow-public", "1"] });
  expect((await server.fetch("/metrics")).status).toBe(403);
  const wrong = { authorization: `Bearer ${"x".repeat(43)}` };
  expect((await server.fetch("/metrics", { headers: wrong })).status).toBe(403);
  const secret = (await readFile(join(server.data, "secret"), "utf8")).trim();
  const right = { authorization: `Bearer ${secret}` };
  const response = await server.fetch("/metrics", { headers: right });
  expect(await response.text()).toContain('weft_refusals_total{reason="not-allowed"} 2');
});

test("a page of another site cannot read them through a name of its own", async () => {
  const server = await startServer();
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const ask = request(`${server.url}/metrics`, { headers: { host: "evil.example" } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    ask.on("error", reject).end();
  });
  expect(status).toBe(403);
});

describe.skipIf(!canFailWrites)("a failing disk (needs prlimit, which Linux has)", () => {
  test("shows in the numbers, with the answers it holds back, until it heals", async () => {
    const server = await startServer();
    const ann = await enter(server, "notes");
    ann.types("before ");
    await ann.saved();
    failWrites(server.pid);
    ann.types("during ");
    await until(async () => (await scrape(server)).get("weft_storage_trouble") === 1, "the trouble shows");
    expect((await scrape(server)).get("weft_held_answers")).toBeGreaterThanOrEqual(1);
    healWrites(server.pid);
    await ann.saved();
    const healed = await scrape(server);
    expect([healed.get("weft_storage_trouble"), healed.get("weft_held_answers")]).toEqual([0, 0]);
    expect(healed.get('weft_commit_seconds_bucket{le="0.02"}')).toBeLessThan(
      healed.get("weft_commit_seconds_count") ?? 0,
    );
  });
});

function refusedUpgrade(url: string, origin: string): Promise<void> {
  return new Promise((resolve) => {
    const socket = new WebSocket(url, { headers: { origin } });
    socket.on("unexpected-response", () => resolve());
    socket.on("error", () => {});
  });
}
