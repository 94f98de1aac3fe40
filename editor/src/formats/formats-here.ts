import type { Node, Schema } from "@tiptap/pm/model";
import { blocks } from "../blocks.ts";
import { markdownRules } from "./markdown-rules.ts";
import { parsePage } from "./parse-page.ts";
import { readHtml } from "./read-html.ts";
import { readMarkdown } from "./read-markdown.ts";
import { writeMarkdown } from "./write-markdown.ts";

const rules = markdownRules(blocks);

/** The formats in a browser, with all blocks there are. To be loaded on demand. */
export function readMarkdownHere(text: string, schema: Schema): Node {
  return readMarkdown(text, schema, rules, parsePage);
}

export function writeMarkdownHere(content: Node): string {
  return writeMarkdown(content, rules);
}

export function readHtmlHere(html: string, schema: Schema): Node {
  return readHtml(html, schema, parsePage);
}
