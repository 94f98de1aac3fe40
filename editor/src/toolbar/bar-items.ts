import { alignmentTools } from "../blocks/alignment-tools.ts";
import type { Tool } from "../blocks/block.ts";
import { blockTools } from "../block-tools.ts";

/** What can stand in the bar: a tool of a block, or one of the tools that are more than a button. */
export type BarItem = { readonly name: string; readonly beginsGroup: boolean } & (
  | { readonly kind: "tool"; readonly tool: Tool }
  | { readonly kind: (typeof special)[number] }
);

const special = ["color", "link", "align", "table"] as const;

/** In the order of the bar, the most used first: the last ones give way where there is no room. */
const groups = [
  ["bold", "italic", "link", "color", "underline", "strike", "code", "highlight"],
  ["bulletList", "orderedList", "taskList", "outdent", "indent"],
  ["align"],
  ["blockquote", "image", "table", "divider"],
];

const tools = blockTools.filter((block) => block !== alignmentTools).flatMap((block) => block.tools ?? []);

export const barItems: readonly BarItem[] = groups.flatMap((names) =>
  names.flatMap((name, index) => itemCalled(name, index === 0) ?? []),
);

/** Tools that are never in the bar itself. */
export const furtherTools: readonly Tool[] = tools.filter(({ name }) => !groups.flat().includes(name));

function itemCalled(name: string, beginsGroup: boolean): BarItem | undefined {
  const kind = special.find((each) => each === name);
  if (kind) return { name, beginsGroup, kind };
  const tool = tools.find((each) => each.name === name);
  return tool && { name, beginsGroup, kind: "tool", tool };
}
