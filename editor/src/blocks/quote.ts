import { Node } from "@tiptap/core";
import type { Block } from "./block.ts";
import { inItsDirection } from "./text-direction.ts";

const Quote = Node.create({
  name: "blockquote",
  group: "block",
  content: "block+",
  defining: true,
  parseHTML: () => [{ tag: "blockquote" }],
  renderHTML: ({ HTMLAttributes }) => ["blockquote", HTMLAttributes, 0],
  addNodeView: () => inItsDirection("blockquote"),
});

export const quote: Block = { extensions: [Quote] };
