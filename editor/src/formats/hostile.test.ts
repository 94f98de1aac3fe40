import { getSchema } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { describe, expect, test } from "vitest";
import { extensionsOf } from "../blocks/block.ts";
import { blockTools } from "../block-tools.ts";
import { blocks } from "../blocks.ts";
import { english } from "../messages/english.ts";
import { isSafeAddress } from "../marks/safe-address.ts";
import { hostileHtml, hostileMarkdown } from "./hostile.ts";
import { markdownRules } from "./markdown-rules.ts";
import { markdownToHtml } from "./markdown-to-html.ts";
import { readHtml } from "./read-html.ts";
import { readMarkdown } from "./read-markdown.ts";
import { createPageParser } from "./server-page.ts";
import { writeHtml } from "./write-html.ts";
import { writeMarkdown } from "./write-markdown.ts";

const schema = getSchema(extensionsOf(blocks, english));
const rules = markdownRules(blockTools);
const parsePage = createPageParser();
const dangerousTags =
  "script, style, iframe, object, embed, form, base, meta, link, svg, math, template, frame, portal";
const addressAttributes = new Set([
  "href",
  "src",
  "poster",
  "action",
  "formaction",
  "data",
  "srcset",
  "cite",
  "background",
]);

describe("what is pasted or imported", () => {
  test.each(hostileHtml)("runs nothing as HTML: %s", (html) => {
    expectHarmless(readHtml(html, schema, parsePage));
  });

  test.each(hostileMarkdown)("runs nothing as Markdown: %s", (text) => {
    expectHarmless(readMarkdown(text, schema, rules, parsePage));
  });
});

test("what somebody wrote into the document by other means runs nothing in an export", () => {
  const link = schema.mark("link", { href: "javascript:alert(1)", title: '" onmouseover="alert(1)' });
  const image = schema.node("image", { src: "https://example.org/x.png", alt: "](javascript:alert(1))" });
  expectHarmless(schema.node("doc", null, [schema.node("paragraph", null, schema.text("x", [link])), image]));
  expect(() => schema.node("image", { src: "javascript:alert(1)" })).toThrow(RangeError);
});

/** In both exports, and in what a common renderer makes of the Markdown. */
function expectHarmless(document: Node) {
  const { body } = new RegExp("<body>(?<body>[^]*)</body>").exec(writeHtml(document, { title: "x" }))?.groups ?? {};
  const written = writeMarkdown(document, rules);
  const rendered = markdownToHtml(written, { nodes: {}, marks: {}, read: {} });
  for (const html of [body ?? "", rendered]) expect(dangersIn(html)).toEqual([]);
}

function dangersIn(html: string): string[] {
  const page = parsePage(html);
  const found = [...page.querySelectorAll(dangerousTags)].map(({ outerHTML }) => outerHTML);
  for (const element of page.querySelectorAll("*")) {
    for (const { name, value } of element.attributes) {
      const isAddress = addressAttributes.has(name.toLowerCase());
      const isDanger = /^on|^srcdoc$/i.test(name) || (isAddress && !isSafeAddress(value));
      if (isDanger || (name === "style" && /url|expression|behavior/i.test(value))) found.push(`${name}=${value}`);
    }
  }
  return found;
}
