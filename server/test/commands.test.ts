import { cp, readdir, readFile, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import type { DocumentList } from "../src/api.ts";
import { hashDocument } from "../src/storage/level/keys.ts";
import { enter, type ServerProcess, startServer, temporaryFolder, until } from "./harness.ts";
import { weft } from "./weft.ts";

const fixtures = fileURLToPath(new URL("fixtures", import.meta.url));
const [major, minor] = process.versions.node.split(".").map(Number) as [number, number];
const hasSqlite = major > 22 || (major === 22 && minor >= 13);

/** A stopped server in which each document holds its text. */
async function stoppedServer(documents: Record<string, string>): Promise<ServerProcess> {
  const server = await startServer();
  for (const [id, text] of Object.entries(documents)) {
    const ann = await enter(server, id);
    ann.doc.getText("title").insert(0, `About ${id}`);
    ann.types(text);
    await ann.saved();
    ann.leave();
  }
  server.signal("SIGTERM");
  await server.exit;
  return server;
}

async function logFile(server: ServerProcess): Promise<string> {
  const folder = join(server.data, "leveldb");
  const name = (await readdir(folder)).find((file) => file.endsWith(".log"));
  return join(folder, name ?? "");
}

async function textIn(data: string, id: string): Promise<string> {
  const server = await startServer({ data });
  const reader = await enter(server, id);
  const text = reader.text.toString();
  reader.leave();
  server.signal("SIGTERM");
  await server.exit;
  return text;
}

describe("weft verify", () => {
  test("is content with what a killed server leaves, and with what a stopped one does", async () => {
    const server = await stoppedServer({ notes: "words", "team:plan": "more words" });
    const well = { code: 0, said: "Documents verified: 2. Damages found: 0.\n", complained: "" };
    expect(await weft("verify", "--data", server.data)).toEqual(well);
    await server.start();
    const ann = await enter(server, "notes");
    for (let line = 0; line < 300; line++) ann.types(`${line}\n`);
    await server.crash();
    ann.leave();
    expect(await weft("verify", "--data", server.data)).toEqual(well);
  });

  test("names document and update of a flipped byte, and a compaction takes note of it", async () => {
    const server = await startServer();
    const ann = await enter(server, "notes");
    // LevelDB drops the rest of a damaged 32 KiB block; what follows in the next one shows the gap.
    for (let part = 0; part < 12; part++) {
      ann.types(`${part} ${"x".repeat(8_000)}\n`);
      await ann.saved();
    }
    await server.crash();
    const file = await logFile(server);
    const content = await readFile(file);
    content[40_000] = content.readUInt8(40_000) ^ 1;
    await writeFile(file, content);

    const outcome = await weft("verify", "--data", server.data);
    expect(outcome.code).toBe(1);
    expect(outcome.said).toMatch(/^damage in notes at update (\d+): The updates \1 to \d+ are missing\.$/m);
    expect(outcome.said).toMatch(/^damage in notes at update \d+: LevelDB's log is damaged here/m);

    // Ann brings her words back, and the document goes on.
    await server.start();
    await ann.saved();
    server.signal("SIGTERM");
    await server.exit;
    ann.leave();
    expect(await weft("compact", "notes", "--data", server.data)).toMatchObject({ code: 0 });
    const after = await weft("verify", "notes", "--data", server.data);
    expect(after.said).toContain("A later snapshot goes on without it.");
    expect(after.code).toBe(0);
  });

  test("names the documents that may have something in a damaged block of a table", async () => {
    const server = await startServer();
    for (const id of ["notes", "other"]) {
      const ann = await enter(server, id);
      ann.types("words");
      await ann.saved();
      ann.leave();
    }
    await server.crash();
    // Opened again, LevelDB writes its log to a table.
    expect((await weft("verify", "--data", server.data)).code).toBe(0);
    const folder = join(server.data, "leveldb");
    const table = join(folder, (await readdir(folder)).find((name) => name.endsWith(".ldb")) ?? "");
    const content = await readFile(table);
    content[40] = content.readUInt8(40) ^ 1;
    await writeFile(table, content);
    const { said, code } = await weft("verify", "--data", server.data);
    expect(said).toMatch(/^damage in LevelDB's table \d+\.ldb: its block at byte 0\.$/m);
    // Their names may be in the same block.
    for (const id of ["notes", "other"]) {
      const hash = hashDocument(id).toString("hex");
      expect(said).toMatch(new RegExp(`^damage in (${id}|\\(its id is lost\\) ${hash}): It may have something`, "m"));
    }
    expect(code).not.toBe(0);
  });

  test("names document and update of a cut tail, which may be what a kill left", async () => {
    const server = await startServer();
    const ann = await enter(server, "notes");
    for (const word of ["every ", "word"]) {
      ann.types(word);
      await ann.saved();
    }
    await server.crash();
    const file = await logFile(server);
    await truncate(file, (await readFile(file)).lastIndexOf("word") + 2);
    const outcome = await weft("verify", "--data", server.data);
    expect(outcome.said).toMatch(/^note in notes at update 2: The last write was cut off/m);
    expect(outcome.code).toBe(0);
  });

  test("says so when a server is using the folder, when there is nothing, and when it is no document", async () => {
    const server = await startServer();
    expect((await weft("verify", "--data", server.data)).complained).toContain("Another Weft is already using");
    const nothing = await weft("verify", "--data", join(server.data, "nothing"));
    expect(nothing).toMatchObject({ code: 1, complained: expect.stringContaining("There is nothing of Weft in") });
    server.signal("SIGTERM");
    await server.exit;
    const unknown = await weft("verify", "unknown", "--data", server.data);
    expect(unknown).toMatchObject({ code: 1, complained: "There is no document unknown.\n" });
  });
});

test("weft stats counts what there is", async () => {
  const server = await stoppedServer({ notes: "words", plan: "longer words than those ".repeat(20) });
  const { said, code } = await weft("stats", "--data", server.data);
  expect(code).toBe(0);
  expect(said).toMatch(/^documents +2$/m);
  expect(said).toMatch(/^updates +4$/m);
  expect(said).toMatch(/^damaged values +0$/m);
  expect(said).toMatch(/^bytes of log +\d+$/m);
  expect(said).toMatch(/^bytes of document +\d+ plan\n.+notes$/m);
});

describe("weft export and import", () => {
  const documents = { notes: "words", Notes: "other words", "team:plan": "a plan", "team:plan/comments": "why?" };

  test("bring every document to another server", async () => {
    const server = await stoppedServer(documents);
    const folder = join(await temporaryFolder(), "export");
    expect(await weft("export", folder, "--data", server.data)).toMatchObject({ code: 0, complained: "" });
    const data = await temporaryFolder();
    expect(await weft("import", folder, "--data", data)).toMatchObject({
      code: 0,
      said: "Documents imported: 4. Left out: 0.\n",
    });
    for (const [id, text] of Object.entries(documents)) expect(await textIn(data, id)).toBe(text);
    expect((await weft("verify", "--data", data)).code).toBe(0);

    const copy = await startServer({ data });
    const titles = async () => {
      const { documents: listed } = (await (await copy.fetch("/api/documents")).json()) as DocumentList;
      return listed.map(({ title }) => title);
    };
    await until(async () => (await titles()).length === 4, "all of them in the list");
    expect(await titles()).toContain("About team:plan");
  });

  test("are what any Yjs program reads, one file for each document", async () => {
    const server = await stoppedServer({ notes: "words", "team:plan": "a plan" });
    const folder = join(await temporaryFolder(), "export");
    await weft("export", folder, "--data", server.data);
    expect((await readdir(folder)).toSorted()).toEqual(["manifest.json", "notes.yjs", "team%3Aplan.yjs"]);
    const manifest = JSON.parse(await readFile(join(folder, "manifest.json"), "utf8")) as { documents: unknown[] };
    expect(manifest.documents[1]).toMatchObject({ id: "team:plan", file: "team%3Aplan.yjs", title: "About team:plan" });
    const copy = new Y.Doc();
    Y.applyUpdate(copy, await readFile(join(folder, "notes.yjs")));
    expect(copy.getText("content").toString()).toBe("words");
    expect((await weft("export", folder, "--data", server.data)).complained).toContain("is not empty");
  });

  test("merge one document with what is there already, and a second time change nothing", async () => {
    const server = await stoppedServer({ notes: "words", other: "untouched" });
    const folder = await temporaryFolder();
    const file = join(folder, "notes.yjs");
    expect(await weft("export", "notes", file, "--data", server.data)).toMatchObject({ code: 0 });
    const copy = new Y.Doc();
    Y.applyUpdate(copy, await readFile(file));
    copy.getText("content").insert(0, "offline ");
    await writeFile(file, Y.encodeStateAsUpdate(copy));

    for (const words of [
      ["import", file],
      ["import", "notes", file],
      ["import", "another", file],
    ]) {
      expect(await weft(...words, "--data", server.data)).toMatchObject({ code: 0 });
    }
    expect(await textIn(server.data, "notes")).toBe("offline words");
    expect(await textIn(server.data, "another")).toBe("offline words");
    expect((await weft("stats", "--data", server.data)).said).toMatch(/^updates +6$/m);
  });

  test("leave out what is no update, no id, or not whole, and take the rest", async () => {
    const folder = await temporaryFolder();
    const whole = new Y.Doc();
    const updates: Uint8Array[] = [];
    whole.on("update", (update: Uint8Array) => updates.push(update));
    for (const word of ["first ", "second"]) whole.getText("content").insert(whole.getText("content").length, word);
    const files: [string, Uint8Array][] = [
      ["garbage", Buffer.from("garbage")],
      ["cut", Y.encodeStateAsUpdate(whole).subarray(0, -3)],
      ["without-the-first", updates[1] as Uint8Array],
      ["../escaped", Y.encodeStateAsUpdate(whole)],
      ["good", Y.encodeStateAsUpdate(whole)],
    ];
    const listed = files.map(([id], at) => ({ id, file: `${at}.yjs`, title: "", createdAt: 0 }));
    for (const [at, [, update]] of files.entries()) await writeFile(join(folder, `${at}.yjs`), update);
    await writeFile(join(folder, "manifest.json"), JSON.stringify({ version: 1, documents: listed }));

    const data = join(await temporaryFolder(), "new");
    const outcome = await weft("import", folder, "--data", data);
    expect(outcome.code).toBe(1);
    expect(outcome.said).toContain('left out "without-the-first": It builds upon updates that it does not contain.');
    expect(outcome.said).toContain('left out "../escaped": A document id is 1 to 128');
    expect(outcome.said).toContain("Documents imported: 1. Left out: 4.");
    expect(await textIn(data, "good")).toBe("first second");
    expect(await weft("verify", "--data", data)).toMatchObject({ code: 0 });
  });

  test("a manifest cannot name a file outside its folder", async () => {
    const folder = await temporaryFolder();
    const outside = { id: "notes", file: "../notes.yjs", title: "", createdAt: 0 };
    await writeFile(join(folder, "manifest.json"), JSON.stringify({ version: 1, documents: [outside] }));
    const outcome = await weft("import", folder, "--data", join(folder, "new"));
    expect(outcome).toMatchObject({ code: 1, complained: expect.stringContaining("is no export") });
  });
});

describe("who moves to Weft", () => {
  test("from y-leveldb brings every document whose name is an id", async () => {
    const foreign = await temporaryFolder();
    await cp(join(fixtures, "y-leveldb"), foreign, { recursive: true });
    const data = await temporaryFolder();
    const outcome = await weft("import-y-leveldb", foreign, "--data", data);
    expect(outcome.code).toBe(1);
    expect(outcome.said).toMatch(/^left out "\.\.\/etc": A document id/m);
    expect(outcome.said).toMatch(/^left out "two words": A document id/m);
    expect(outcome.said).toContain("Documents imported: 2. Left out: 2.");
    expect(await textIn(data, "notes")).toBe("Words of notes.");
    expect(await textIn(data, "team:plan")).toBe("Words of team:plan.");
    expect((await weft("verify", "--data", data)).code).toBe(0);
  });

  test("from a folder without documents of y-leveldb hears so", async () => {
    const empty = await temporaryFolder();
    const outcome = await weft("import-y-leveldb", empty, "--data", join(empty, "new"));
    expect(outcome).toMatchObject({ code: 1, complained: expect.stringContaining("cannot be read as a LevelDB") });
    const server = await stoppedServer({ notes: "words" });
    const ours = await weft("import-y-leveldb", join(server.data, "leveldb"), "--data", join(empty, "new"));
    expect(ours).toMatchObject({ code: 1, complained: expect.stringContaining("There are no documents of y-leveldb") });
  });

  test.skipIf(!hasSqlite)("from Hocuspocus's SQLite brings every document whose name is an id", async () => {
    const data = await temporaryFolder();
    const outcome = await weft("import-hocuspocus-sqlite", join(fixtures, "hocuspocus.sqlite"), "--data", data);
    expect(outcome.code).toBe(1);
    expect(outcome.said).toMatch(/^left out "two words": A document id/m);
    expect(outcome.said).toContain("Documents imported: 2. Left out: 1.");
    expect(await textIn(data, "team:plan")).toBe("Words of team:plan.");
    const other = join(data, "other");
    await writeFile(other, "no SQLite file at all");
    const refused = await weft("import-hocuspocus-sqlite", other, "--data", data);
    expect(refused).toMatchObject({ code: 1, complained: expect.stringContaining("cannot be read as Hocuspocus's") });
  });

  test.skipIf(hasSqlite)("from Hocuspocus's SQLite hears which Node that needs", async () => {
    const words = ["import-hocuspocus-sqlite", join(fixtures, "hocuspocus.sqlite"), "--data", await temporaryFolder()];
    const outcome = await weft(...words);
    expect(outcome).toMatchObject({ code: 1, complained: expect.stringContaining("needs Node 22.13 or newer") });
  });
});

describe("the command line", () => {
  test("is misused with code 2, and says how it is used", async () => {
    expect(await weft("brew")).toMatchObject({ code: 2, complained: expect.stringContaining("no command brew") });
    const missing = await weft("restore");
    expect(missing).toMatchObject({ code: 2, complained: "Something is missing.\nUsage: weft restore <file>\n" });
    expect((await weft("stats", "one", "--data", "x")).complained).toContain("one word too many");
    expect(await weft("verify", "--fix")).toMatchObject({ code: 2 });
    expect(await weft("serve", "--prot", "1")).toMatchObject({ code: 2 });
  });

  test("helps with all commands, and with each", async () => {
    const all = await weft("help");
    expect(all.code).toBe(0);
    for (const name of ["serve", "backup <file>", "verify [document]", "import-y-leveldb <folder>"]) {
      expect(all.said).toContain(`weft ${name}`);
    }
    expect(all.said).toContain("Exit codes: 0");
    const one = { code: 0, said: expect.stringContaining("weft restore <file>") };
    expect(await weft("restore", "--help")).toMatchObject(one);
    expect(await weft("help", "restore")).toMatchObject(one);
  });
});
