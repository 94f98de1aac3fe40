import { getSchema } from "@tiptap/core";
import { describe, expect, test } from "vitest";
import { extensionsOf } from "../../blocks/block.ts";
import { blockTools } from "../../block-tools.ts";
import { blocks } from "../../blocks.ts";
import { english } from "../../messages/english.ts";
import { markdownRules } from "../markdown-rules.ts";
import { readHtml } from "../read-html.ts";
import { createPageParser } from "../server-page.ts";
import { writeMarkdown } from "../write-markdown.ts";
import { googleDocs, libreOffice, webPage, word } from "./clipboards.ts";

const schema = getSchema(extensionsOf(blocks, english));
const rules = markdownRules(blockTools);
const parsePage = createPageParser();

/** Without the tables, which have no row of headings. */
function asMarkdown(html: string): string {
  return writeMarkdown(readHtml(html, schema, parsePage), rules).replace(/<table.*<\/table>/g, "<table>");
}

function cells(html: string): string[] {
  const found: string[] = [];
  readHtml(html, schema, parsePage).descendants(({ type, textContent }) => {
    if (type.name === "tableCell") found.push(textContent);
  });
  return found;
}

describe("a clipboard of", () => {
  test("Word keeps headings, nested lists, numbers, tables and marks", () => {
    expect(asMarkdown(word)).toBe(`# Quarterly plan

## Goals

Ship the **first** *version*, <u>soon</u> and ~~late~~ <mark>now</mark>.

- Bread
- Milk
  - Whole
  - Skimmed
- Eggs

3. Third
4. Fourth
   1. Inner

> Less is more.

<table>
`);
    expect(cells(word)).toEqual(["Name", "Amount", "Ann", "12"]);
  });

  test("Google Docs keeps headings, nested lists, tasks, tables and marks", () => {
    expect(asMarkdown(googleDocs)).toBe(`# Trip

Plain, **bold**, *slanted*, ~~gone~~ and [a link](https://example.org/), H<sub>2</sub>O, \`code\`.

- One
  - Two
    - Three
- Four

1. First

- [x] Packed
- [ ] Fed the cat

<table>
`);
    expect(cells(googleDocs)).toEqual(["City", "Days", "Oslo", "3"]);
  });

  test("LibreOffice keeps headings, lists, tables and marks", () => {
    expect(asMarkdown(libreOffice)).toBe(`# Report

Some **bold** and *italic* words in <span data-color="red">red</span>.

- One
  - Inner
- Two

| **A** | B |
| ----- | - |
| 1     | 2 |
`);
  });

  test("a web page keeps what it says and loses what is around it", () => {
    expect(asMarkdown(webPage)).toBe(`## Install

First line

Second line with [a link](https://example.org/docs).

- [x] done
- [ ] open
  - inner

\`\`\`js
let a;
let b;
\`\`\`

1. **Heading in an item**

   \`\`\`
   x
   \`\`\`
`);
  });
});
