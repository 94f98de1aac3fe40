import type { Handlers } from "mdast-util-to-hast";
import type { BlockTools } from "../blocks/block.ts";
import type { MarkdownRules } from "../blocks/markdown.ts";

export type AllMarkdownRules = Required<MarkdownRules>;

/** The rules of all blocks and marks in one. */
export function markdownRules(blockTools: readonly BlockTools[]): AllMarkdownRules {
  const rules = blockTools.flatMap(({ markdown }) => markdown ?? []);
  return {
    nodes: Object.assign({}, ...rules.map(({ nodes }) => nodes)) as AllMarkdownRules["nodes"],
    marks: Object.assign({}, ...rules.map(({ marks }) => marks)) as AllMarkdownRules["marks"],
    read: Object.assign({}, ...rules.map(({ read }) => read)) as Handlers,
  };
}
