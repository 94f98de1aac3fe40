import { join } from "node:path";
import { ClassicLevel } from "classic-level";
import { expect, test } from "vitest";
import * as Y from "yjs";
import type { AuthorList, NamedVersion, Problem, SessionList, VersionList } from "../src/api.ts";
import type { DocumentId } from "../src/documents/document-id.ts";
import { contentOf, titleOf } from "../src/documents/roots.ts";
import { openDataFolder } from "../src/storage/level/data-folder.ts";
import { buildSnapshot } from "../src/storage/snapshot-builder.ts";
import { enter, type Person, type ServerProcess, startServer, temporaryFolder, until } from "./harness.ts";

async function past(server: ServerProcess, at: string | number): Promise<string> {
  const response = await server.fetch(`/api/documents/notes/history/state?at=${encodeURIComponent(at)}`);
  expect(response.status).toBe(200);
  return textOf(response);
}

async function textOf(response: Response): Promise<string> {
  const document = new Y.Doc();
  Y.applyUpdate(document, new Uint8Array(await response.arrayBuffer()));
  return document.getText("content").toString();
}

async function ask<Answer>(server: ServerProcess, path: string): Promise<Answer> {
  return (await (await server.fetch(`/api/documents/notes/${path}`)).json()) as Answer;
}

async function headOf(server: ServerProcess): Promise<number> {
  return Number((await server.fetch("/api/documents/notes/history/state")).headers.get("weft-sequence"));
}

/** Two people write and delete, in turn; what was there after each turn, by the number of its last update. */
async function writeTogether(server: ServerProcess, ann: Person, bob: Person, rounds: number) {
  const moments = new Map<number, string>();
  for (let round = 0; round < rounds; round++) {
    const [writer, reader] = round % 2 === 0 ? [ann, bob] : [bob, ann];
    writer.types(`${round}, `);
    if (round % 5 === 4) writer.text.delete(0, 3);
    await writer.saved();
    await until(() => reader.text.toString() === writer.text.toString(), "the same text");
    moments.set(await headOf(server), writer.text.toString());
  }
  return moments;
}

test("every moment can be read again, after folding, a restart and a kill", { timeout: 120_000 }, async () => {
  const server = await startServer();
  const ann = await enter(server, "notes");
  const bob = await enter(server, "notes");
  const moments = await writeTogether(server, ann, bob, 20);
  const checkAll = async () => {
    for (const [sequence, text] of moments) expect(await past(server, sequence)).toBe(text);
  };
  await checkAll();
  const middle = new Date();
  const then = ann.text.toString();
  await until(() => Date.now() > middle.getTime(), "a later time");

  // Enough to be folded into a snapshot, so that the moments are in the history.
  for (let typed = 0; typed < 1_500; typed++) ann.types("x");
  await ann.saved();
  await checkAll();
  await server.crash();
  await server.start();
  await checkAll();
  expect(await past(server, middle.toISOString())).toBe(then);
  await until(() => ann.provider.isSynced, "ann is back");
  ann.types(" and after the kill");
  await ann.saved();

  server.signal("SIGTERM");
  await server.exit;
  await server.start();
  await checkAll();
  expect(await past(server, new Date().toISOString())).toBe(ann.text.toString());
});

test("sessions and authors are told of what stock clients wrote", async () => {
  const server = await startServer();
  const started = Date.now();
  const ann = await enter(server, "notes");
  const bob = await enter(server, "notes");
  ann.types("words that stay");
  await ann.saved();
  await bob.sees("stay");
  bob.text.delete(0, 6);
  await bob.saved();

  const { sessions, damage } = await ask<SessionList>(server, "history/sessions");
  expect(damage).toEqual([]);
  // With open access everybody is the same user.
  expect(sessions).toMatchObject([{ user: "", firstSequence: 1, inserted: 15, deleted: 6 }]);
  expect(sessions[0]?.from).toBeGreaterThanOrEqual(started);
  expect(sessions[0]?.to).toBeLessThanOrEqual(Date.now());

  const { texts, sequence } = await ask<AuthorList>(server, "history/authors");
  expect(sequence).toBe(sessions[0]?.lastSequence);
  expect(texts.map(({ path, runs }) => [path, runs.reduce((sum, { length }) => sum + length, 0)])).toEqual([
    [["content"], 9],
  ]);
});

test("the text of a Weft document as of a moment", async () => {
  const server = await startServer();
  const ann = await enter(server, "notes");
  titleOf(ann.doc).insert(0, "Title");
  const paragraph = new Y.XmlElement("paragraph");
  paragraph.insert(0, [new Y.XmlText("First words.")]);
  contentOf(ann.doc).insert(0, [paragraph]);
  await ann.saved();
  const then = await headOf(server);
  titleOf(ann.doc).insert(5, " that came later");
  await ann.saved();
  const response = await server.fetch(`/api/documents/notes/history/text?at=${then}`);
  expect(await response.text()).toBe("Title\n\nFirst words.\n");
});

test("a version is named, listed, read after more was written, and taken back", async () => {
  const server = await startServer();
  const ann = await enter(server, "notes");
  ann.types("first");
  await ann.saved();
  const post = (body: string) => server.fetch("/api/documents/notes/versions", { method: "POST", body });
  const named = (await (await post(JSON.stringify({ name: " First draft " }))).json()) as NamedVersion;
  expect(named).toMatchObject({ name: "First draft", user: "" });
  ann.types(" and more");
  await ann.saved();
  await server.crash();
  await server.start();

  expect(await ask<VersionList>(server, "versions")).toEqual({ versions: [named] });
  const state = await server.fetch(`/api/documents/notes/versions/${named.sequence}/state`);
  expect(await textOf(state)).toBe("first");
  const path = `/api/documents/notes/versions/${named.sequence}`;
  expect((await server.fetch(path, { method: "DELETE" })).status).toBe(204);
  expect((await server.fetch(path, { method: "DELETE" })).status).toBe(404);
  expect((await server.fetch(`${path}/state`)).status).toBe(404);
  for (const body of ["", "{}", '{"name":" "}', `{"name":"${"x".repeat(201)}"}`]) {
    expect((await post(body)).status).toBe(400);
  }
  expect((await post(`{"name":"${"x".repeat(20_000)}"}`)).status).toBe(413);
});

test("what cannot be asked is refused with a code", async () => {
  const server = await startServer();
  await (await enter(server, "notes")).saved();
  const code = async (path: string) => (await ask<Problem>(server, path)).code;
  expect(await code("history/state?at=yesterday")).toBe("malformed");
  expect(await code("history/sessions?limit=0")).toBe("malformed");
  expect(await code("history/state?at=1")).toBe("not-found");
  expect(await code("history/authors")).toBe("not-found");
  expect(await code("history/sessions")).toBe("not-found");
});

test("with WEFT_HISTORY=7d, what is older is one moment an hour, and its authors are still known", async () => {
  const data = await temporaryFolder();
  const words = await writeAMonthAgo(data, 1_200);
  const server = await startServer({ data, environment: { WEFT_HISTORY: "7d" } });
  expect((await server.fetch("/api/documents/notes/history/state?at=5")).headers.get("weft-sequence")).toBe("5");
  const ann = await enter(server, "notes");
  for (let typed = 0; typed < 1_500; typed++) ann.types("x");
  await ann.saved();
  await until(async () => {
    const response = await server.fetch("/api/documents/notes/history/state?at=5");
    return response.headers.get("weft-sequence") === "0";
  }, "the first hour is one moment");
  expect(await past(server, 1_200)).toBe(words);
  expect(await past(server, await headOf(server))).toBe(ann.text.toString());

  const { sessions, damage } = await ask<SessionList>(server, "history/sessions");
  expect(damage).toEqual([]);
  expect(sessions.at(-1)).toMatchObject({ user: "bob", updates: 1_200, inserted: 1_200 });
  const { texts } = await ask<AuthorList>(server, "history/authors");
  expect(texts[0]?.runs[0]).toMatchObject({ user: "bob", length: 1_200 });
  expect(server.events("compaction-failed")).toEqual([]);
});

/** Bob typed letters, a month ago, within a minute; returns them. */
async function writeAMonthAgo(data: string, letters: number): Promise<string> {
  const aMonthAgo = Math.floor((Date.now() - 30 * 24 * 3_600_000) / 3_600_000) * 3_600_000;
  const { log, close } = await openDataFolder(data, {
    buildSnapshot,
    onCompactionFailed(_, error) {
      throw error;
    },
    now: () => aMonthAgo,
  });
  const { writer } = await log.open("notes" as DocumentId);
  const source = new Y.Doc();
  source.on("update", (update: Uint8Array) => writer.append(update, { user: "bob" }));
  for (let typed = 0; typed < letters; typed++) source.getText("content").insert(typed, String(typed % 10));
  await writer.close();
  await log.compact("notes" as DocumentId);
  await close();
  return source.getText("content").toString();
}

test("after deleting for good, the data folder holds nothing of the document but that it was deleted", async () => {
  const server = await startServer();
  const ann = await enter(server, "notes");
  for (let typed = 0; typed < 1_200; typed++) ann.types("secret ");
  await ann.saved();
  await server.fetch("/api/documents/notes/versions", { method: "POST", body: '{"name":"Secret"}' });
  ann.leave();
  expect((await server.fetch("/api/documents/notes", { method: "DELETE" })).status).toBe(204);
  server.signal("SIGTERM");
  await server.exit;

  const level = new ClassicLevel<Buffer, Buffer>(join(server.data, "leveldb"), { keyEncoding: "buffer" });
  const kinds = (await level.keys().all()).map((key) => key.toString("latin1", 0, 1));
  await level.close();
  expect(kinds).toEqual(["t"]);
});
