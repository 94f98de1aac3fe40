import { Node } from "@tiptap/core";
import type { Block } from "../block.ts";
import { textAttribute } from "../attribute.ts";

export const name = "mention";

const anyLine = /^[^\n\p{Cc}]{1,200}$/u;

const MentionNode = Node.create({
  name,
  group: "inline",
  inline: true,
  atom: true,
  selectable: true,
  addAttributes: () => ({
    ...textAttribute("id", "data-id", anyLine),
    ...textAttribute("label", "data-label", anyLine),
  }),
  parseHTML: () => [{ tag: 'span[data-type="mention"]' }],
  renderHTML: ({ node, HTMLAttributes }) => [
    "span",
    { "data-type": name, ...HTMLAttributes, class: "weft-mention" },
    shown(node.attrs),
  ],
  renderText: ({ node }) => shown(node.attrs),
});

/** Somebody who is named in the text. */
export const mention: Block = {
  extensions: [MentionNode],
};

export function shown({ id, label }: Record<string, unknown>): string {
  return `@${String(label) || String(id)}`;
}
