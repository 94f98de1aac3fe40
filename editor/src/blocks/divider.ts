import { Node } from "@tiptap/core";
import type { Block } from "./block.ts";

const Divider = Node.create({
  name: "horizontalRule",
  group: "block",
  parseHTML: () => [{ tag: "hr" }],
  renderHTML: ({ HTMLAttributes }) => ["hr", HTMLAttributes],
});

export const divider: Block = { extensions: [Divider] };
