import type { Node } from "@tiptap/pm/model";

/** What stands in a line and is no text, as plain text has it: a date as `2026-12-24`, which also sorts by its day. */
export function leafText(leaf: Node): string {
  if (leaf.type.name === "hardBreak") return "\n";
  const toText: unknown = leaf.type.spec["toText"];
  return typeof toText === "function" ? String(toText({ node: leaf })) : "";
}
