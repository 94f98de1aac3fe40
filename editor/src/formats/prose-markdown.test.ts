import { getSchema } from "@tiptap/core";
import { expect, test } from "vitest";
import { extensionsOf } from "../blocks/block.ts";
import { blockTools } from "../block-tools.ts";
import { blocks } from "../blocks.ts";
import { english } from "../messages/english.ts";
import { contentOf } from "./html-text.ts";
import { markdownRules } from "./markdown-rules.ts";
import { readMarkdown } from "./read-markdown.ts";
import { createPageParser } from "./server-page.ts";
import { writeMarkdown } from "./write-markdown.ts";

const schema = getSchema(extensionsOf(blocks, english));
const rules = markdownRules(blockTools);
const parsePage = createPageParser();

const written: [markdown: string, html: string][] = [
  [
    "> [!WARNING]\n> hot\n>\n> - very\n",
    '<div data-callout="warning" role="note"><p>hot</p><ul><li><p>very</p></li></ul></div>',
  ],
  ["> [!TIP]\n>\n> # Title\n", '<div data-callout="tip" role="note"><h1>Title</h1></div>'],
  [
    "<details><summary>more <strong>of</strong> it</summary>\n\n- one\n\n</details>\n",
    '<details><summary>more <strong>of</strong> it</summary><div data-details-content=""><ul><li><p>one</p></li></ul></div></details>',
  ],
  [
    '<div data-columns>\n\n<div data-column>\n\n# One\n\n</div>\n\n<div data-column data-width="1.5">\n\n- two\n\n</div>\n\n</div>\n',
    '<div data-columns=""><div data-column=""><h1>One</h1></div><div data-width="1.5" data-column=""><ul><li><p>two</p></li></ul></div></div>',
  ],
  [
    "words[^a] and[^b]\n\n[^a]: first\n\n[^b]: second\n\n    more\n",
    '<p>words<sup data-footnote="a">†</sup> and<sup data-footnote="b">†</sup></p><div data-footnote-text="a" role="note"><p>first</p></div><div data-footnote-text="b" role="note"><p>second</p><p>more</p></div>',
  ],
  [
    '<span data-color="red">red</span> and <mark data-color="blue">blue</mark>\n',
    '<p><span data-color="red">red</span> and <mark data-color="blue">blue</mark></p>',
  ],
  ["H<sub>2</sub>O, x<sup>2</sup>\n", "<p>H<sub>2</sub>O, x<sup>2</sup></p>"],
  ['<p data-align="center">words</p>\n', '<p data-align="center">words</p>'],
];

test.each(written)("%s says the same as its HTML", (markdown, html) => {
  const document = readMarkdown(markdown, schema, rules, parsePage);
  expect(contentOf(document)).toBe(html);
  expect(writeMarkdown(document, rules)).toBe(markdown);
});

const read: [markdown: string, html: string][] = [
  ["> [!note] words\n", "<blockquote><p>[!note] words</p></blockquote>"],
  ["> [!other]\n> words\n", "<blockquote><p>[!other] words</p></blockquote>"],
  [
    "<details open>\n<summary>more</summary>\n\nwords\n</details>\n",
    '<details><summary>more</summary><div data-details-content=""><p>words</p></div></details>',
  ],
  ["nothing[^x]\n", "<p>nothing[^x]</p>"],
  [
    "words[^A]\n\n[^a]: first\n",
    '<p>words<sup data-footnote="a">†</sup></p><div data-footnote-text="a" role="note"><p>first</p></div>',
  ],
];

test.each(read)("%s is read as it is meant", (markdown, html) => {
  expect(contentOf(readMarkdown(markdown, schema, rules, parsePage))).toBe(html);
});
