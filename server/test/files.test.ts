import { createHash, randomBytes } from "node:crypto";
import { readdir, rm, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { FileRoom, Problem } from "../src/api.ts";
import { canFailWrites, failWrites, healWrites } from "./failing-disk.ts";
import { enter, type ServerProcess, startServer, temporaryFolder, until } from "./harness.ts";
import { weft } from "./weft.ts";

const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

async function serverWith(...documents: string[]): Promise<ServerProcess> {
  const server = await startServer({ flags: ["--file-megabytes", "1", "--files-megabytes", "2"] });
  for (const id of documents) await write(server, id);
  return server;
}

async function write(server: ServerProcess, id: string) {
  const ann = await enter(server, id);
  ann.types("words");
  await ann.saved();
  ann.leave();
}

function addressOf(content: Uint8Array | string): string {
  return createHash("sha256").update(content).digest("hex");
}

function pathOf(content: Uint8Array | string, id = "notes"): string {
  return `/api/documents/${id}/files/${addressOf(content)}`;
}

function put(server: ServerProcess, content: Buffer | string, path = pathOf(content)): Promise<Response> {
  return server.fetch(path, { method: "PUT", body: content as Buffer<ArrayBuffer> | string });
}

async function codeOf(answer: Response): Promise<[number, string]> {
  return [answer.status, ((await answer.json()) as Problem).code];
}

/** Every file of the upload folder, also what is coming in. */
async function stored(server: ServerProcess): Promise<string[]> {
  const all = await readdir(join(server.data, "uploads"), { recursive: true, withFileTypes: true }).catch(() => []);
  return all.filter((entry) => entry.isFile()).map(({ name }) => name);
}

test("a file that was taken is served as it was, also after a crash, and is kept once", async () => {
  const server = await serverWith("notes", "others");
  for (const id of ["notes", "others", "notes"]) expect((await put(server, png, pathOf(png, id))).status).toBe(204);
  expect(await stored(server)).toEqual([addressOf(png)]);
  await server.crash();
  await server.start();
  for (const path of [pathOf(png), `${pathOf(png)}.png`, pathOf(png, "others")]) {
    const answer = await server.fetch(path);
    expect(answer.status).toBe(200);
    expect(Buffer.from(await answer.arrayBuffer()).equals(png)).toBe(true);
    expect(answer.headers.get("content-type")).toBe("image/png");
    expect(answer.headers.get("cache-control")).toBe("private, max-age=31536000, immutable");
  }
  const again = await server.fetch(pathOf(png), { headers: { "if-none-match": `"${addressOf(png)}"` } });
  expect(again.status).toBe(304);
});

test("the same file from many at once is one file", async () => {
  const server = await serverWith("notes");
  const content = randomBytes(500_000);
  const answers = await Promise.all(Array.from({ length: 12 }, () => put(server, content)));
  expect(answers.map(({ status }) => status)).toEqual(Array(12).fill(204));
  expect(await stored(server)).toEqual([addressOf(content)]);
});

test("what is not as it says, too large, or named otherwise than by its content leaves nothing", async () => {
  const server = await serverWith("notes");
  expect(await codeOf(await put(server, png, pathOf("something else")))).toEqual([422, "wrong-content"]);
  const large = randomBytes(1_100_000);
  expect(await codeOf(await put(server, large))).toEqual([413, "too-large"]);
  const streamed = { method: "PUT", body: new Blob([large]).stream(), duplex: "half" } as const;
  await server.fetch(pathOf(large), streamed).catch(() => {});
  for (const name of ["..%2f..%2fsecret", "abc", addressOf(png).toUpperCase(), `${addressOf(png)}.../x`, "%00"]) {
    expect((await put(server, png, `/api/documents/notes/files/${name}`)).status).toBeGreaterThanOrEqual(400);
    expect((await server.fetch(`/api/documents/notes/files/${name}`)).status).toBeGreaterThanOrEqual(400);
  }
  expect((await server.fetch(pathOf(png), { method: "DELETE" })).status).toBe(404);
  await until(async () => (await stored(server)).length === 0, "nothing is left");
});

test("a connection that is cut, and a server that is killed in the middle, leave nothing that is served", async () => {
  const server = await serverWith("notes");
  const content = randomBytes(900_000);
  const half = content.subarray(0, 450_000);
  const cut = begin(server, content, half);
  await until(async () => (await stored(server)).length === 1, "it is coming in");
  cut.destroy();
  await until(async () => (await stored(server)).length === 0, "what came of it is gone");

  begin(server, content, half);
  await until(async () => (await stored(server)).length === 1, "it is coming in again");
  await server.crash();
  await server.start();
  expect(await stored(server)).toEqual([]);
  expect((await server.fetch(pathOf(content))).status).toBe(404);
  expect((await put(server, content)).status).toBe(204);
});

test("a document holds as much as it may, and says how much that is", async () => {
  const server = await serverWith("notes");
  const room = async () => (await (await server.fetch("/api/documents/notes/files")).json()) as FileRoom;
  const megabyte = 1024 * 1024;
  expect(await room()).toEqual({ largestFile: megabyte, room: 2 * megabyte });
  await put(server, randomBytes(megabyte));
  const both = await Promise.all([put(server, randomBytes(600_000)), put(server, randomBytes(600_000))]);
  expect(both.map(({ status }) => status).toSorted()).toEqual([204, 413]);
  expect((await room()).largestFile).toBe(megabyte - 600_000);
});

test("a document that is not there holds no files, and one that was deleted lets go of its own only", async () => {
  const server = await serverWith("notes", "others");
  expect(await codeOf(await put(server, png, pathOf(png, "nowhere")))).toEqual([404, "not-found"]);
  const own = randomBytes(1_000);
  await put(server, own);
  await put(server, png);
  await put(server, png, pathOf(png, "others"));
  // Who knows its address has no file of another document.
  expect((await server.fetch(pathOf(own, "others"))).status).toBe(404);
  await server.fetch("/api/documents/notes", { method: "DELETE" });
  expect(await codeOf(await put(server, own))).toEqual([410, "document-deleted"]);
  expect((await server.fetch(pathOf(png))).status).toBe(404);
  expect((await server.fetch(pathOf(png, "others"))).status).toBe(200);
  expect(await stored(server)).toEqual([addressOf(png)]);
});

test("a file that lies about without a document goes at the next start", async () => {
  const server = await serverWith("notes");
  await put(server, png);
  await server.crash();
  const [shelf = ""] = await readdir(join(server.data, "uploads")).then((names) =>
    names.filter((name) => name !== "incoming"),
  );
  const orphan = shelf + "0".repeat(62);
  await writeFile(join(server.data, "uploads", shelf, orphan), "orphan");
  await server.start();
  await until(async () => !(await stored(server)).includes(orphan), "the orphan is gone");
  expect(await stored(server)).toEqual([addressOf(png)]);
});

test("part of a file is served to who asks for part of it", async () => {
  const server = await serverWith("notes");
  const content = Buffer.concat([Buffer.from("\x1a\x45\xdf\xa3", "latin1"), randomBytes(9_996)]);
  await put(server, content);
  const part = await server.fetch(pathOf(content), { headers: { range: "bytes=100-199" } });
  expect([part.status, part.headers.get("content-range")]).toEqual([206, "bytes 100-199/10000"]);
  expect(Buffer.from(await part.arrayBuffer()).equals(content.subarray(100, 200))).toBe(true);
  expect(part.headers.get("content-type")).toBe("video/webm");
  const beyond = await server.fetch(pathOf(content), { headers: { range: "bytes=10000-" } });
  expect([beyond.status, beyond.headers.get("content-range")]).toEqual([416, "bytes */10000"]);
  const other = { range: "bytes=0-1", "if-range": '"another"' };
  expect((await server.fetch(pathOf(content), { headers: other })).status).toBe(200);
  const head = await server.fetch(pathOf(content), { method: "HEAD" });
  expect([head.status, head.headers.get("content-length")]).toEqual([200, "10000"]);
});

test.each([
  ["a page", "<!doctype html><script>alert(1)</script>", "application/octet-stream"],
  [
    "a picture that is a program",
    '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    "image/svg+xml",
  ],
  ["a script", "alert(1)", "application/octet-stream"],
  ["nothing", "", "application/octet-stream"],
])("%s runs nothing: it is downloaded, and may do nothing", async (_what, content, type) => {
  const server = await serverWith("notes");
  await put(server, content);
  const { headers, status } = await server.fetch(pathOf(content));
  expect(status).toBe(200);
  expect(headers.get("content-type")).toBe(type);
  expect(headers.get("content-disposition")).toBe("attachment");
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect(headers.get("content-security-policy")).toBe("default-src 'none'; style-src 'unsafe-inline'; sandbox");
});

test("a backup has the files, also while it is written, and verify tells which are missing or damaged", async () => {
  const server = await serverWith("notes", "others");
  const large = randomBytes(1_000_000);
  for (const content of [png, large, Buffer.of()]) await put(server, content);
  await put(server, png, pathOf(png, "others"));
  const folder = await temporaryFolder();
  const [file, data] = [join(folder, "weft.backup"), join(folder, "data")];
  expect(await weft("backup", file, "--data", server.data, "--url", server.url)).toMatchObject({ code: 0 });
  expect(await weft("restore", file, "--data", data)).toMatchObject({ code: 0, complained: "" });
  expect(await weft("verify", "--data", data)).toMatchObject({ code: 0 });

  const copy = await startServer({ data });
  for (const content of [png, large, Buffer.of()]) {
    const answer = await copy.fetch(pathOf(content));
    expect(Buffer.from(await answer.arrayBuffer()).equals(content)).toBe(true);
  }
  expect((await copy.fetch(pathOf(png, "others"))).status).toBe(200);
  await copy.crash();

  const placeOf = (content: Buffer) => join(data, "uploads", addressOf(content).slice(0, 2), addressOf(content));
  await rm(placeOf(png));
  await writeFile(placeOf(large), "something else");
  const { code, said } = await weft("verify", "--data", data);
  expect(code).toBe(1);
  expect(said).toContain(`damage in notes: Its file ${addressOf(png)} is missing.`);
  expect(said).toContain(`damage in others: Its file ${addressOf(png)} is missing.`);
  expect(said).toContain(`damage in notes: Its file ${addressOf(large)} is not what it was.`);

  const damaged = join(folder, "damaged.backup");
  expect(await weft("backup", damaged, "--data", data)).toMatchObject({ code: 0 });
  const again = await weft("restore", damaged, "--data", join(folder, "again"));
  expect([again.code, again.said]).toEqual([1, expect.stringContaining("left out: 1.")]);
});

describe.skipIf(!canFailWrites)("a failing disk (needs prlimit, which Linux has)", () => {
  test("takes no file, says so, and takes it when it is well again", async () => {
    const server = await serverWith("notes");
    failWrites(server.pid);
    expect(await codeOf(await put(server, png))).toEqual([503, "unavailable"]);
    expect(server.events("upload-failed")).toHaveLength(1);
    healWrites(server.pid);
    expect(await stored(server)).toEqual([]);
    // Whoever has just left may have left something to write, too: that is tried again first.
    await until(async () => (await put(server, png)).status === 204, "the file is taken");
    expect((await server.fetch(pathOf(png))).status).toBe(200);
  });
});

/** Sends the beginning of a file and stands still. */
function begin(server: ServerProcess, content: Buffer, start: Buffer) {
  const headers = { "content-length": String(content.length) };
  const sending = request(server.url + pathOf(content), { method: "PUT", headers }).on("error", () => {});
  sending.write(start);
  return sending;
}
