import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, onTestFinished, test } from "vitest";
import type * as Y from "yjs";
import type { ExportFormat, Formats, Problem } from "../src/api.ts";
import { contentOf, titleOf } from "../src/documents/roots.ts";
import type * as Converting from "../src/formats/converter.ts";
import type * as Server from "../src/index.ts";
import { enter, type ServerProcess, startServer, temporaryFolder, until } from "./harness.ts";
import { sign, startTokenServer } from "./host-application.ts";
import { weft } from "./weft.ts";

const types = { markdown: "text/markdown", html: "text/html", json: "application/json", text: "text/plain" } as const;
const endings = { markdown: "md", html: "html", json: "json", text: "txt" } as const;
const everyFormat = Object.keys(types) as ExportFormat[];

/** As the editor writes it. */
const report = `# Größe "1/2"

First **words**, a [link](https://example.org/) and $x^2$.

- [x] done
- [ ] to do

| a | b |
| - | - |
| 1 | 2 |

> [!NOTE]
> Look.

A claim.[^1]

[^1]: Its source.
`;

interface Place {
  readonly url: string;
}

function put(place: Place, id: string, body: BodyInit, type: string, token = ""): Promise<Response> {
  const headers = { "content-type": type, ...(token && { authorization: `Bearer ${token}` }) };
  return fetch(`${place.url}/api/documents/${id}`, { method: "PUT", headers, body });
}

async function exported(place: Place, id: string, format: string): Promise<string> {
  const response = await fetch(`${place.url}/api/documents/${id}/export?format=${format}`);
  expect(response.status).toBe(200);
  return response.text();
}

async function problem(response: Response): Promise<[number, string]> {
  return [response.status, ((await response.json()) as Problem).code];
}

async function stateOf(place: Place, id: string): Promise<Uint8Array> {
  const response = await fetch(`${place.url}/api/documents/${id}/state`);
  return new Uint8Array(await response.arrayBuffer());
}

/** A module as the editor's build leaves it. */
async function load<Module>(path: string): Promise<Module> {
  return (await import(new URL(path, import.meta.url).href)) as Module;
}

async function startWithReport(): Promise<ServerProcess> {
  const server = await startServer();
  expect((await put(server, "report", report, types.markdown)).status).toBe(201);
  return server;
}

describe("a document in a format", () => {
  test("is what the editor writes, and is named by its title", async () => {
    const server = await startWithReport();
    const { formats } = await load<{ formats: Formats }>("../../editor/dist/formats/formats.js");
    const state = await stateOf(server, "report");
    for (const format of everyFormat) {
      const response = await server.fetch(`/api/documents/report/export?format=${format}`);
      expect(response.status).toBe(200);
      expect(response.headers.get("content-type")).toBe(`${types[format]}; charset=utf-8`);
      expect(response.headers.get("content-disposition")).toBe(
        `attachment; filename="Gr__e  1 2 .${endings[format]}"; filename*=UTF-8''Gr%C3%B6%C3%9Fe%20%201%202%20.${endings[format]}`,
      );
      expect(response.headers.get("x-content-type-options")).toBe("nosniff");
      expect(response.headers.get("content-security-policy")).toMatch(/^default-src 'none';.* sandbox$/);
      expect(await response.text()).toBe(formats.write(state, format).text);
    }
    expect(await exported(server, "report", "markdown")).toBe(report);
  });

  test("makes the same document somewhere else", async () => {
    const server = await startWithReport();
    const markdown = await exported(server, "report", "markdown");
    for (const format of ["markdown", "html", "json"] as const) {
      const text = await exported(server, "report", format);
      expect((await put(server, `from-${format}`, text, `${types[format]}; charset=utf-8`)).status).toBe(201);
      expect(await exported(server, `from-${format}`, format)).toBe(text);
      expect(await exported(server, `from-${format}`, "markdown")).toBe(markdown);
    }
  });

  test("survives a crash, and is read and written by those who sync it", async () => {
    const server = await startWithReport();
    await server.crash();
    await server.start();
    const ann = await enter(server, "report");
    expect(titleOf(ann.doc).toString()).toBe('Größe "1/2"');
    expect(contentOf(ann.doc).toString()).toContain("<bold>words</bold>");
    titleOf(ann.doc).insert(0, "Our ");
    await ann.saved();
    expect(await exported(server, "report", "text")).toMatch(/^Our Größe "1\/2"\n\nFirst words/);
  });

  test("is shown to those who are in it already", async () => {
    const server = await startServer();
    const ann = await enter(server, "notes");
    expect((await put(server, "notes", "# Title\n\nwords", types.markdown)).status).toBe(201);
    await until(() => contentOf(ann.doc).toString() === "<paragraph>words</paragraph>", "Ann sees it");
    expect(titleOf(ann.doc).toString()).toBe("Title");
  });

  test("is made of one text only, when two come at once", async () => {
    const server = await startServer();
    const texts = ["one", "two"];
    const responses = await Promise.all(texts.map((text) => put(server, "notes", text, types.markdown)));
    expect(responses.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    expect(texts).toContain((await exported(server, "notes", "markdown")).trim());
  });

  test("is in a file when a command is asked for it", async () => {
    const server = await startWithReport();
    const markdown = await exported(server, "report", "markdown");
    server.signal("SIGTERM");
    await server.exit;
    const folder = await temporaryFolder();
    const file = join(folder, "report.md");
    expect(await weft("export", "report", file, "--format", "markdown", "--data", server.data)).toMatchObject({
      code: 0,
    });
    expect(await readFile(file, "utf8")).toBe(markdown);
    const all = join(folder, "all");
    expect(await weft("export", all, "--format", "html", "--data", server.data)).toMatchObject({ code: 0 });
    expect(await readFile(join(all, "report.html"), "utf8")).toMatch(/^<!doctype html>/);
    expect((await weft("export", all, "--format", "pdf", "--data", server.data)).code).toBe(2);
  });
});

describe("is refused", () => {
  test("a format that is none, a document that is none, and content where there is some", async () => {
    const server = await startWithReport();
    for (const query of ["", "?format=pdf", "?format=constructor", "?format="]) {
      expect(await problem(await server.fetch(`/api/documents/report/export${query}`))).toEqual([400, "malformed"]);
    }
    expect(await problem(await server.fetch("/api/documents/unknown/export?format=html"))).toEqual([404, "not-found"]);
    expect(await problem(await put(server, "new", "x", "text/plain"))).toEqual([400, "malformed"]);
    expect(await problem(await put(server, "new", new Uint8Array([0xff]), types.markdown))).toEqual([400, "malformed"]);
    const before = await stateOf(server, "report");
    expect(await problem(await put(server, "report", "other", types.markdown))).toEqual([409, "not-empty"]);
    expect(await stateOf(server, "report")).toEqual(before);

    const program = await enter(server, "program");
    program.types("another program's");
    await program.saved();
    expect(await problem(await put(server, "program", "other", types.markdown))).toEqual([409, "not-empty"]);

    await server.fetch("/api/documents/report", { method: "DELETE" });
    expect(await problem(await put(server, "report", "again", types.markdown))).toEqual([410, "document-deleted"]);
    expect((await server.fetch("/api/documents/new/text")).status).toBe(404);
  });

  test("who may not", async () => {
    const server = await startTokenServer();
    const [viewer, editor] = await Promise.all(["viewer", "editor"].map((role) => sign(role, { notes: role })));
    const read = (token: string) =>
      server.fetch("/api/documents/notes/export?format=text", { headers: { authorization: `Bearer ${token}` } });
    for (const token of ["", viewer]) {
      expect(await problem(await put(server, "notes", "words", types.markdown, token))).toEqual([403, "not-allowed"]);
    }
    expect((await put(server, "notes", "words", types.markdown, editor)).status).toBe(201);
    expect(await problem(await read(""))).toEqual([403, "not-allowed"]);
    expect(await (await read(viewer as string)).text()).toBe("words\n");
  });

  test("what cannot be read, what is too large and what is too deep, at no cost to others", async () => {
    const server = await startServer({ flags: ["--document-megabytes", "1"] });
    const ann = await enter(server, "ann");
    const large = "x".repeat(1024 * 1024 + 1);
    const chunks = new ReadableStream({
      start(stream) {
        stream.enqueue(Buffer.from(large));
        stream.close();
      },
    });
    const deepJson = `${'{"type":"doc","content":['.repeat(10_000)}${"]}".repeat(10_000)}`;
    const attempts: [Promise<Response>, number, string][] = [
      [put(server, "hostile", large, types.markdown), 413, "too-large"],
      [putChunks(server, "hostile", chunks), 413, "too-large"],
      [put(server, "hostile", "{", types.json), 422, "unconvertible"],
      [put(server, "hostile", "null", types.json), 422, "unconvertible"],
      [put(server, "hostile", '{"content":{"type":"script"}}', types.json), 422, "unconvertible"],
      [
        put(server, "hostile", '{"type":"doc","content":[{"type":"text","text":"x"}]}', types.json),
        422,
        "unconvertible",
      ],
      [put(server, "hostile", deepJson, types.json), 422, "unconvertible"],
      [put(server, "hostile", `${"> ".repeat(300)}x`, types.markdown), 413, "too-complex"],
    ];
    ann.types("meanwhile");
    await ann.saved();
    for (const [response, ...expected] of attempts) expect(await problem(await response)).toEqual(expected);
    expect((await server.fetch("/api/documents/hostile/text")).status).toBe(404);
    expect((await put(server, "hostile", "<p>x<script>alert(1)</script>", types.html)).status).toBe(201);
    expect(await exported(server, "hostile", "html")).not.toContain("alert");
    ann.types(" and after");
    await ann.saved();
  });

  test("a conversion that takes too much is ended, and the server serves on", async () => {
    const folder = await temporaryFolder();
    const formats = join(folder, "formats.mjs");
    await writeFile(formats, endless);
    const { readConfig, startServer: start } = await load<typeof Server>("../dist/index.js");
    const server = await start(readConfig(["--port", "0", "--data", folder], {}), { formats, report: () => {} });
    onTestFinished(() => server.stop());
    const place = { url: server.url, syncUrl: `${server.url.replace("http", "ws")}/sync` };
    const ann = await enter(place, "notes");
    const hostile = put(place, "hostile", "memory", types.html);
    ann.types("meanwhile");
    await ann.saved();
    expect(await problem(await hostile)).toEqual([422, "unconvertible"]);
    ann.types(" and after");
    await ann.saved();

    const { createConverter } = await load<typeof Converting>("../dist/formats/converter.js");
    const converter = createConverter(formats, { longestMs: 200, atOnce: 1, waitingAtMost: 1 });
    const asked = [1, 2, 3].map(() =>
      converter.read("time", "markdown").catch((error: { code: string }) => error.code),
    );
    expect(await Promise.all(asked)).toEqual(["unconvertible", "unconvertible", "unavailable"]);
  });

  test("everything, by a server that has nothing to convert with", async () => {
    const { readConfig, startServer: start } = await load<typeof Server>("../dist/index.js");
    const folder = await temporaryFolder();
    const formats = fileURLToPath(new URL("not-there.js", import.meta.url));
    const server = await start(readConfig(["--port", "0", "--data", folder], {}), { formats, report: () => {} });
    onTestFinished(() => server.stop());
    expect(await problem(await put(server, "notes", "words", types.markdown))).toEqual([501, "not-built"]);
    await server.edit("notes", (document: Y.Doc) => document.getText("title").insert(0, "Notes"));
    const response = await fetch(`${server.url}/api/documents/notes/export?format=html`);
    expect(await problem(response)).toEqual([501, "not-built"]);
  });
});

/** A module in place of the editor's whose conversions do not end. */
const endless = `
export const formats = {
  read(text) {
    const kept = [];
    for (;;) if (text === "memory") kept.push(new Array(1_000).fill(kept.length));
  },
};
`;

function putChunks(place: Place, id: string, body: ReadableStream): Promise<Response> {
  const init = { method: "PUT", headers: { "content-type": types.markdown }, body, duplex: "half" };
  return fetch(`${place.url}/api/documents/${id}`, init as RequestInit);
}
