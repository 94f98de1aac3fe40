import { getSchema } from "@tiptap/core";
import { expect, test } from "vitest";
import type { ImportFormat } from "@weft/server/api";
import { createPageParser } from "../formats/server-page.ts";
import { english } from "../messages/english.ts";
import { documentExtensions } from "../surface/document-extensions.ts";
import { exportText } from "./export-document.ts";
import { readText } from "./read-file.ts";

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
