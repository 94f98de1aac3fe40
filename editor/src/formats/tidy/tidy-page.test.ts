import { readdirSync, readFileSync } from "node:fs";
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
import {
  gitHubNotes,
  googleDocs,
  googleDocsNotes,
  libreOffice,
  libreOfficeNotes,
  webPage,
  word,
  wordNotes,
  wordOnline,
  wordSteps,
} from "./clipboards.ts";

const schema = getSchema(extensionsOf(blocks, english));
const rules = markdownRules(blockTools);
const parsePage = createPageParser();

function read(html: string): string {
  return writeMarkdown(readHtml(html, schema, parsePage), rules);
}

/** Without the tables, which have no row of headings. */
function asMarkdown(html: string): string {
  return read(html).replace(/<table.*<\/table>/g, "<table>");
}

function cells(html: string): string[] {
  const found: string[] = [];
  readHtml(html, schema, parsePage).descendants(({ type, textContent }) => {
    if (type.name === "tableCell") found.push(textContent);
  });
  return found;
}

function colors(html: string): unknown[] {
  const found: unknown[] = [];
  readHtml(html, schema, parsePage).descendants(({ type, attrs }) => {
    if (type.name === "tableCell") found.push(attrs["color"]);
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

  test("Word keeps what stands below an item in it, and the numbers go on", () => {
    expect(asMarkdown(wordSteps)).toBe(`Steps:

1. Open the studio.

2. Install it.

   Wait until it is there.

3. Run it.
   1. Twice.

      And once more.

- One
- Two
`);
  });

  test("Word in a browser keeps headings, nested lists, numbers and marks", () => {
    expect(asMarkdown(wordOnline)).toBe(`## Plan

Some **bold** and *slanted* words\\
below.

- Bread
  - Rye
    - Dark
  - Wheat
- Milk

3. Third
4. Fourth

The end.
`);
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

test("nothing in an item of Word in a browser is lost, however much is in it", () => {
  const page = `<div class="OutlineElement"></div><div class="ListContainerWrapper"><ul><li data-aria-level="1"><p>One</p>
    <p>and more</p><pre>code</pre></li></ul>outside</div><div class="ListContainerWrapper"><ul><li>Two</li></ul></div>`;
  expect(read(page)).toBe("- One\n\n  and more\n\n```\ncode\n```\n\noutside\n\n- Two\n");
});

describe("a clipboard that was recorded from", () => {
  const folder = new URL("recorded/", import.meta.url);
  const names = readdirSync(folder).filter((name) => name.endsWith(".html"));
  test.each(names)("%s says the same as ever", async (name) => {
    const markdown = read(readFileSync(new URL(name, folder), "utf8"));
    await expect(markdown).toMatchFileSnapshot(`recorded/${name.replace(".html", ".md")}`);
  });
});

test("a head of a table that is one only by its place stays one", () => {
  const page = "<table><thead><tr><td>a</td></tr></thead><tbody><tr><td>b</td></tr></tbody></table>";
  expect(read(page)).toBe("| a |\n| - |\n| b |\n");
});

describe("footnotes and colours of cells of", () => {
  test("Word stay what they are, and comments leave nothing", () => {
    expect(asMarkdown(wordNotes)).toBe(`Whales sing[^1] and dive[^2].[^end-1]

<table>

[^1]: For *hours*.

[^2]: Two kilometres.

[^end-1]: Read more.
`);
    expect(colors(wordNotes)).toEqual(["yellow", null]);
  });

  test("Google Docs stay what they are", () => {
    expect(asMarkdown(googleDocsNotes)).toBe(`Whales sing[^1] and dive[^2].

<table>

[^1]: For hours.

[^2]: Two kilometres.
`);
    expect(colors(googleDocsNotes)).toEqual(["blue", null, "gray"]);
  });

  test("LibreOffice stay what they are", () => {
    expect(asMarkdown(libreOfficeNotes)).toBe(`Whales sing[^1] and dive[^end-1].

<table>

[^1]: For *hours*.

    And more.

[^end-1]: Read more.
`);
    expect(colors(libreOfficeNotes)).toEqual(["red", null]);
  });

  test("GitHub stay what they are", () => {
    expect(asMarkdown(gitHubNotes)).toBe("Whales sing[^1] and dive[^1].\n\n[^1]: For hours.\n");
  });

  test("texts that stand among others are found", () => {
    const page = `<p>a<a href="#fn1" id="r1">1</a><a href="#fn2" id="r2">2</a></p><div><h2>Notes</h2>
      <p id="fn1"><a href="#r1">1</a> One</p><p id="fn2"><a href="#r2">2</a> Two</p></div>`;
    expect(asMarkdown(page)).toBe("a[^1][^2]\n\n## Notes\n\n[^1]: One\n\n[^2]: Two\n");
  });

  test("two that have the same number stay two", () => {
    const reference = (name: string) => `<a href="#fn:${name}" id="r:${name}">1</a>`;
    const text = (name: string) => `<li id="fn:${name}">About ${name}<a href="#r:${name}">↩</a></li>`;
    expect(asMarkdown(`<p>a${reference("x1")}${reference("y1")}</p><ol>${text("x1")}${text("y1")}</ol>`)).toBe(
      "a[^1][^fn:y1]\n\n[^1]: About x1\n\n[^fn:y1]: About y1\n",
    );
  });

  test.each([
    '<p><a href="#fn1" id="r1">1</a></p><p id="fn1">no way back</p>',
    '<p>All <a href="#fn1" id="r1">1</a> in one <a id="fn1" href="#r1">1</a></p>',
    '<p><a href="#part" id="r1">Part</a></p><h2 id="part"><a href="#r1">Part</a></h2>',
    '<p><a href="#fn1" id="fn1">itself</a></p>',
  ])("no footnotes are seen in %s", (html) => {
    expect(asMarkdown(html)).not.toContain("[^");
  });
});
