import { Blockquote } from "@tiptap/extension-blockquote";
import type { BlockContent } from "mdast";
import { isInside } from "./is-inside.ts";
import type { BlockTools } from "./block.ts";
import { looksLikeAlert } from "./callout/alert.ts";
import { saysOnly } from "./markdown.ts";

export const quoteTools: BlockTools = {
  behavior: () => [Blockquote],
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
