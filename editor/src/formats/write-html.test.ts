import { getSchema } from "@tiptap/core";
import { expect, test } from "vitest";
import { extensionsOf } from "../blocks/block.ts";
import { blocks } from "../blocks.ts";
import { english } from "../messages/english.ts";
import { plainText } from "./plain-text.ts";
import { readHtml } from "./read-html.ts";
import { createPageParser } from "./server-page.ts";
import { writeHtml } from "./write-html.ts";

const schema = getSchema(extensionsOf(blocks, english));
const parsePage = createPageParser();
const read = (html: string) => readHtml(html, schema, parsePage);

const noted = read(`<article data-weft-document>
<p>One<sup data-footnote="b"></sup> two<sup data-footnote="a"></sup> again<sup data-footnote="b"></sup> lost<sup data-footnote="x"></sup></p>
<div data-footnote-text="a"><p>About two</p></div><div data-footnote-text="b"><p>About one</p><p>and more</p></div>
<div data-footnote-text="c"><p>Nobody's</p></div></article>`);

test("footnotes of a page are numbered as they are referred to, and lead to each other", () => {
  const page = parsePage(writeHtml(noted, { title: "" }));
  const references = [...page.querySelectorAll("sup")];
  expect(references.map(({ textContent }) => textContent)).toEqual(["1", "2", "1", "3"]);
  expect(references.map((sup) => sup.querySelector("a")?.getAttribute("href"))).toEqual([
    "#fn-1",
    "#fn-2",
    "#fn-1",
    undefined,
  ]);
  const texts = [...page.querySelectorAll("[data-footnote-text]")];
  expect(texts.map(({ id, textContent }) => `${id} ${textContent}`)).toEqual([
    "fn-2 2.About two",
    "fn-1 1.About oneand more",
    " Nobody's",
  ]);
  for (const link of page.querySelectorAll("a")) {
    const place = (link.getAttribute("href") ?? "").slice(1);
    expect(page.querySelectorAll(`[id="${place}"]`)).toHaveLength(1);
  }
});

test("a page with footnotes is read as the document it was", () => {
  expect(read(writeHtml(noted, { title: "" })).toJSON()).toEqual(noted.toJSON());
});

test("footnotes of a plain text are numbered", () => {
  expect(plainText(noted)).toBe(
    "One[1] two[2] again[1] lost[3]\n\n[2] About two\n\n[1] About one\n    and more\n\nNobody's",
  );
});

test("a page has its colours with it", () => {
  const html = writeHtml(read('<p data-tint="red"><mark data-color="blue">a</mark></p>'), { title: "" });
  for (const rule of ["--weft-red-tint: light-dark(", '[data-tint="red"]', ".weft-text mark[data-color]"]) {
    expect(html).toContain(rule);
  }
  // Every name that it uses is one that it says.
  for (const [, name] of html.matchAll(/var\((--[\w-]+)/g)) expect(html).toContain(`${name}: `);
});

test("a page does not say that it is in a language it may not be in", () => {
  expect(writeHtml(noted, { title: "" })).not.toContain(" lang=");
});
