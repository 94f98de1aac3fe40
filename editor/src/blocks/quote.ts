import type { BlockContent } from "mdast";
import { Blockquote } from "@tiptap/extension-blockquote";
import { isInside } from "./is-inside.ts";
import type { Block } from "./block.ts";
import { looksLikeAlert } from "./callout/alert.ts";
import { saysOnly } from "./markdown.ts";
import { inItsDirection } from "./text-direction.ts";

export const quote: Block = {
  extensions: [Blockquote.extend({ addNodeView: () => inItsDirection("blockquote") })],
  markdown: {
    nodes: {
      blockquote: (node, writer) =>
        saysOnly(node) && !looksLikeAlert(node)
          ? { type: "blockquote", children: writer.blocks(node) as BlockContent[] }
          : undefined,
    },
  },
  tools: [
    {
      name: "blockquote",
      label: ({ tools }) => tools.blockquote,
      icon: "text-quote",
      shortcut: "Mod-Shift-b",
      isActive: (editor) => isInside(editor, "blockquote"),
      run: (editor) => editor.chain().focus().toggleBlockquote().run(),
    },
  ],
  insertions: [
    {
      name: "blockquote",
      label: ({ tools }) => tools.blockquote,
      words: ({ prose }) => prose.words.blockquote,
      typed: ">",
      icon: "text-quote",
      group: "text",
      isEnabled: (editor) => editor.can().wrapIn("blockquote"),
      run: (editor) => editor.chain().focus().setBlockquote().run(),
    },
  ],
};
