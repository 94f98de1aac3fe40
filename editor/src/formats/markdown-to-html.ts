import { toHtml } from "hast-util-to-html";
import type { Nodes as HastNodes } from "hast";
import { toHast } from "mdast-util-to-hast";
import remarkGfm from "remark-gfm";
import remarkMath from "remark-math";
import remarkParse from "remark-parse";
import { type Processor, unified } from "unified";
import type { AllMarkdownRules } from "./markdown-rules.ts";
import { readHandlers } from "./read-handlers.ts";

/** The HTML that the schema reads, of Markdown. It is not safe to show: only the schema says what may come of it. */
export function markdownToHtml(text: string, { read }: AllMarkdownRules): string {
  const tree = unified().use(remarkParse).use(remarkGfm).use(remarkMath).use(onlyAsWritten).parse(text);
  const html = toHast(tree, { allowDangerousHtml: true, handlers: { ...readHandlers, ...read } });
  return toHtml(html as HastNodes, { allowDangerousHtml: true });
}

/** Without looking once more for addresses among words, which would find those that are escaped. */
function onlyAsWritten(this: Processor) {
  const data = this.data();
  data.fromMarkdownExtensions = data.fromMarkdownExtensions
    ?.flat()
    .map((extension) => ({ ...extension, transforms: null }));
}
