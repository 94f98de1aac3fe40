import { getSchema } from "@tiptap/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { extensionsOf } from "../blocks/block.ts";
import { blockTools } from "../block-tools.ts";
import { blocks } from "../blocks.ts";
import { english } from "../messages/english.ts";
import { anyDocument } from "./any-document.ts";
import { markdownRules } from "./markdown-rules.ts";
import { readHtml } from "./read-html.ts";
import { readMarkdown } from "./read-markdown.ts";
import { createPageParser } from "./server-page.ts";
import { documentHtml } from "./write-html.ts";
import { writeMarkdown } from "./write-markdown.ts";

const schema = getSchema(extensionsOf(blocks, english));
const rules = markdownRules(blockTools);
const parsePage = createPageParser();
const numRuns = process.env["TEST_LONG"] ? 5_000 : 300;

const words = (
  "a Wort größe 字 * _ ** ~ ` # - + 1. 2) > | [x] (y) <b> &amp; \\ ! : $1 --- === [!NOTE] [^1] snake_case_word x*y*z " +
  "www.example.org https://example.org/ a@example.org"
).split(" ");
/** Their halves belong together: see the tests beside them. */
const without = ["footnote", "footnoteReference"];
const exact = { without, words, separators: [" "], hasEmptyText: false };
const loose = { without, words: [...words, " ", "  ", "\t"], separators: ["", " "], hasEmptyText: true };

test("what Markdown can say comes back from Markdown as it was, and is written the same again", () => {
  fc.assert(
    fc.property(anyDocument(schema, exact), (document) => {
      const text = writeMarkdown(document, rules);
      const read = readMarkdown(text, schema, rules, parsePage);
      expect({ text, document: String(read) }).toEqual({ text, document: String(document) });
      expect(read.eq(document)).toBe(true);
      expect(writeMarkdown(read, rules)).toBe(text);
    }),
    { numRuns },
  );
});

test("anything comes back from HTML as it was", () => {
  fc.assert(
    fc.property(anyDocument(schema, loose), (document) => {
      const html = documentHtml(document);
      const read = readHtml(html, schema, parsePage);
      expect({ html, document: String(read) }).toEqual({ html, document: String(document) });
      expect(read.eq(document)).toBe(true);
    }),
    { numRuns },
  );
});

test("whatever is written as Markdown is the same when it is read and written again", () => {
  fc.assert(
    fc.property(anyDocument(schema, loose), (document) => {
      const text = writeMarkdown(document, rules);
      expect(writeMarkdown(readMarkdown(text, schema, rules, parsePage), rules)).toBe(text);
    }),
    { numRuns },
  );
});
