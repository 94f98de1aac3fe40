import type { Node, Schema } from "@tiptap/pm/model";
import type { AllMarkdownRules } from "./markdown-rules.ts";
import { markdownToHtml } from "./markdown-to-html.ts";
import { type ParsePage, readPage } from "./read-html.ts";

/** A document of Markdown: CommonMark with GFM, formulas and whatever HTML the schema knows. */
export function readMarkdown(text: string, schema: Schema, rules: AllMarkdownRules, parsePage: ParsePage): Node {
  return readPage(parsePage(markdownToHtml(text, rules)), schema);
}
