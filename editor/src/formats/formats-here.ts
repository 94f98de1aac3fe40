import type { Node, Schema } from "@tiptap/pm/model";
import { blockTools } from "../block-tools.ts";
import { markdownRules } from "./markdown-rules.ts";
import { parsePage } from "./parse-page.ts";
import { type ParsePage, readHtml } from "./read-html.ts";
import { readMarkdown } from "./read-markdown.ts";
import { writeMarkdown } from "./write-markdown.ts";

const rules = markdownRules(blockTools);

/** The formats with all blocks there are, in a browser unless a page is made otherwise. To be loaded on demand. */
export function readMarkdownHere(text: string, schema: Schema, makePage: ParsePage = parsePage): Node {
  return readMarkdown(text, schema, rules, makePage);
}

export function writeMarkdownHere(content: Node): string {
  return writeMarkdown(content, rules);
}

export function readHtmlHere(html: string, schema: Schema, makePage: ParsePage = parsePage): Node {
  return readHtml(html, schema, makePage);
}
