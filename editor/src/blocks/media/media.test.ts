import { getSchema } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyDocument } from "../../formats/any-document.ts";
import { contentOf } from "../../formats/html-text.ts";
import { markdownRules } from "../../formats/markdown-rules.ts";
import { readHtml } from "../../formats/read-html.ts";
import { readMarkdown } from "../../formats/read-markdown.ts";
import { createPageParser } from "../../formats/server-page.ts";
import { writeMarkdown } from "../../formats/write-markdown.ts";
import { linkTools } from "../../marks/link-tools.ts";
import { link } from "../../marks/link.ts";
import { simpleMarkTools } from "../../marks/simple-mark-tools.ts";
import { simpleMarks } from "../../marks/simple-marks.ts";
import { english } from "../../messages/english.ts";
import { alignment } from "../alignment.ts";
import { extensionsOf } from "../block.ts";
import { mediaTools } from "../media-tools.ts";
import { media } from "../media.ts";
import { paragraphTools } from "../paragraph-tools.ts";
import { paragraph } from "../paragraph.ts";

const blocks = [paragraph, simpleMarks, link, alignment, media];
const schema = getSchema(extensionsOf(blocks, english));
const rules = markdownRules([paragraphTools, ...simpleMarkTools, linkTools, mediaTools]);
const parsePage = createPageParser();
const fromHtml = (html: string) => readHtml(html, schema, parsePage);
const fromMarkdown = (text: string) => readMarkdown(text, schema, rules, parsePage);
const address = "3a7bd3e2360a3d29eea436fcfb7e44c735d117c42d1c1835420b6b9942dd4f1b";
const src = `files/${address}.png`;

function documentOf(type: string, attrs: Record<string, unknown>, caption = ""): Node {
  const words = caption === "" ? [] : [schema.text(caption)];
  return schema.node("doc", null, [schema.node(type, attrs, words)]);
}

const full = {
  src,
  name: "a lake (1).png",
  alt: "A lake",
  width: 420,
  height: 240,
  shown: 288,
  align: "center",
  by: "Ann",
};

describe("Markdown", () => {
  test("says a picture as everybody does", () => {
    expect(writeMarkdown(documentOf("image", { src, alt: "A lake" }, "In the morning"), rules)).toBe(
      `![A lake](${src} "In the morning")\n`,
    );
    const text = writeMarkdown(documentOf("image", full), rules);
    expect(text).toBe(
      `![A lake](${src}#width=420;height=240;shown=288;align=center;name=a%20lake%20%281%29.png;by=Ann)\n`,
    );
    expect(fromMarkdown(text).eq(documentOf("image", full))).toBe(true);
  });

  test("says a file as a link", () => {
    const document = documentOf("file", { src, name: "minutes.pdf", type: "application/pdf", size: 34_000 });
    const text = writeMarkdown(document, rules);
    expect(text).toBe(`[minutes.pdf](${src}#type=application%2Fpdf;size=34000)\n`);
    expect(fromMarkdown(text).eq(document)).toBe(true);
  });

  test("of others is read: references, pictures among words, addresses on the web", () => {
    expect(String(fromMarkdown("a ![b](https://example.org/c.png) d"))).toBe(
      'doc(paragraph("a "), image, paragraph(" d"))',
    );
    expect(fromMarkdown("![b][c]\n\n[c]: https://example.org/c.png 'd'").firstChild?.toJSON()).toMatchObject({
      attrs: { src: "https://example.org/c.png", alt: "b" },
      content: [{ text: "d" }],
    });
  });

  test("that would run something leaves its words", () => {
    expect(String(fromMarkdown("![words](javascript:alert(1))"))).toBe('doc(paragraph("words"))');
  });
});

describe("HTML", () => {
  test.each([
    ["an image alone", '<img src="https://example.org/a.png" alt="b" width="10" height="20">'],
    ["one in a paragraph", '<p> <img src="https://example.org/a.png" alt="b" width="10" height="20"> </p>'],
    [
      "one in a figure",
      '<figure><a href="x"><img src="https://example.org/a.png" alt="b" width="10" height="20"></a></figure>',
    ],
  ])("of others: %s", (_, html) => {
    const { firstChild, childCount } = fromHtml(html);
    expect(childCount).toBe(1);
    expect(firstChild?.attrs).toMatchObject({ src: "https://example.org/a.png", alt: "b", width: 10, height: 20 });
  });

  test.each(["video", "audio"])("a %s says where its file is by itself or in what is in it", (tag) => {
    const sources = `<source src="https://example.org/a.webm"><source src="https://example.org/a.mp4">`;
    for (const html of [`<${tag} src="https://example.org/a.webm"></${tag}>`, `<${tag} controls>${sources}</${tag}>`])
      expect(fromHtml(html).firstChild?.attrs["src"]).toBe("https://example.org/a.webm");
  });

  test("the address a server serves a file at is the file", () => {
    const served = `https://weft.example/api/documents/notes/files/${address}.png?ticket=secret`;
    expect(fromHtml(`<img src="${served}">`).firstChild?.attrs["src"]).toBe(src);
  });

  test.each([
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "file:///etc/passwd",
    "vbscript:x",
    `files/../${address}`,
    "//example.org/a.png",
    "blob:https://example.org/1",
  ])("a picture from %s is none", (bad) => {
    const html = `<p>a</p><img src="${bad}"><figure data-type="image"><img src="${bad}"></figure><video src="${bad}"></video>`;
    fromHtml(html).descendants(({ attrs }) => expect(attrs["src"] ?? null).toBeNull());
  });

  test("pictures of one pixel, which count who reads, are left out", () => {
    expect(fromHtml('<p>a<img src="https://example.org/a.gif" width="1" height="1"></p>').childCount).toBe(1);
  });
});

test("what a remote document says of a file is checked", () => {
  for (const bad of [
    { src: "javascript:alert(1)" },
    { src: 5 },
    { width: -1 },
    { shown: "2em" },
    { alt: null },
    { name: {} },
  ]) {
    expect(() => documentOf("image", { src, ...bad }).check()).toThrow(RangeError);
  }
  documentOf("image", full).check();
});

/** What becomes of line breaks is not said by figures. */
function isWithoutBreaks({ children }: Node): boolean {
  return children.every(({ type }) => type.name !== "hardBreak");
}

const words = 'a größe * _ ~ [x](y) <b> &amp; \\ ! "quoted" (1) | # 100% x=1&y=2'.split(" ");

test("any figure comes back from HTML and from Markdown as it was", () => {
  fc.assert(
    fc.property(anyDocument(schema, { words, separators: [" "], hasEmptyText: false }), (document) => {
      fc.pre(document.children.every(isWithoutBreaks));
      expect(String(fromHtml(contentOf(document)))).toBe(String(document));
      expect(fromHtml(contentOf(document)).eq(document)).toBe(true);
      const text = writeMarkdown(document, rules);
      expect({ text, is: String(fromMarkdown(text)) }).toEqual({ text, is: String(document) });
      expect(fromMarkdown(text).eq(document)).toBe(true);
    }),
    { numRuns: process.env["TEST_LONG"] ? 2_000 : 60 },
  );
});
