import { getSchema } from "@tiptap/core";
import { expect, test } from "vitest";
import type { ImportFormat } from "@weft/server/api";
import { createPageParser } from "../formats/server-page.ts";
import { english } from "../messages/english.ts";
import { documentExtensions } from "../surface/document-extensions.ts";
import { exportText } from "./export-document.ts";
import { readFile, readText } from "./read-file.ts";

const schema = getSchema(documentExtensions(english));
const content = schema.node("doc", null, [schema.node("paragraph", null, schema.text("words"))]);

test.each<ImportFormat>(["markdown", "html", "json"])("a title with signs comes back from %s", (format) => {
  const title = 'A <b> & "c" &amp; *d*';
  const read = readText(exportText(format, content, title), format, schema, createPageParser());
  expect(read.title).toBe(title);
  expect(String(read.body)).toBe(String(content));
});

test.each<ImportFormat>(["markdown", "html", "json"])("a title without a text comes back from %s", (format) => {
  const empty = schema.node("doc", null, [schema.node("paragraph")]);
  const read = readText(exportText(format, empty, "Title"), format, schema, createPageParser());
  expect(read.title).toBe("Title");
  expect(String(read.body)).toBe(String(empty));
});

test("a document alone is JSON that can be read, too", () => {
  const read = readText(JSON.stringify(content.toJSON()), "json", schema);
  expect(read.title).toBe("");
  expect(String(read.body)).toBe(String(content));
});

test("a page full of titles that never end is read once", () => {
  const page = `${"<title".repeat(100_000)}</title><p>words</p>`;
  expect(readText(page, "html", schema, createPageParser()).title).toBe("");
});

test("a plain text is its paragraphs, whatever signs are in it", async () => {
  const text = "\uFEFF# no *heading*\r\n  - no item\r\n \r\n\r\n1. last\r\n";
  const { content: read, title } = await readFile(new File([text], "a.TXT"), schema, createPageParser());
  expect(title).toBe("");
  expect(read.toJSON()).toMatchObject({
    content: [
      {
        type: "paragraph",
        content: [{ text: "# no *heading*" }, { type: "hardBreak" }, { text: "  - no item" }],
      },
      { type: "paragraph", content: [{ text: "1. last" }] },
    ],
  });
});

test("a plain text comes back, and one without words is an empty paragraph", () => {
  const text = "one\n\ntwo\nthree\n";
  const { content: read } = readText(text, "text", schema);
  expect(exportText("text", read, "")).toBe(text);
  expect(String(readText("\n \n", "text", schema).content)).toBe("doc(paragraph)");
});

test("pictures that are not to be had leave their words", () => {
  const words = (text: string, format: ImportFormat) =>
    readText(text, format, schema, createPageParser()).content.textContent;
  const embedded = "data:image/png;base64,AAAA";
  expect(words(`a ![one](img/a.png) b ![two](${embedded}) ![three][x]\n\n[x]: b.png`, "markdown")).toBe(
    "a one b two three",
  );
  expect(words(`<p>a <img src="a.png" alt="one"> b <img src="${embedded}" alt="two"></p>`, "html")).toBe("a one b two");
});
