import { Blockquote } from "@tiptap/extension-blockquote";
import type { Block } from "./block.ts";
import { inItsDirection } from "./text-direction.ts";

export const quote: Block = {
  extensions: [Blockquote.extend({ addNodeView: () => inItsDirection("blockquote") })],
};
