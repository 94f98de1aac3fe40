import type { Node } from "@tiptap/pm/model";
import remarkGfm from "remark-gfm";
import remarkMath from "remark-math";
import remarkStringify from "remark-stringify";
import { unified } from "unified";
import type { AllMarkdownRules } from "./markdown-rules.ts";
import { toMdast } from "./to-mdast.ts";

/** A document as Markdown. Reading it gives the same document, and writing that the same Markdown. */
export function writeMarkdown(content: Node, rules: AllMarkdownRules): string {
  return unified()
    .use(remarkGfm)
    .use(remarkMath)
    .use(remarkStringify, { bullet: "-", rule: "-", emphasis: "*", fences: true, listItemIndent: "one" })
    .stringify(toMdast(content, rules));
}
