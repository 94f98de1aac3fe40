import { Blockquote } from "@tiptap/extension-blockquote";
import type { Block } from "./block.ts";

export const quote: Block = {
  extensions: [Blockquote],
  tools: [
    {
      name: "blockquote",
      label: ({ tools }) => tools.blockquote,
      icon: "text-quote",
      shortcut: "Mod-Shift-b",
      isActive: (editor) => editor.isActive("blockquote"),
      run: (editor) => editor.chain().focus().toggleBlockquote().run(),
    },
  ],
};
