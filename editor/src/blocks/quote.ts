import { Blockquote } from "@tiptap/extension-blockquote";
import { TextQuote } from "lucide-react";
import type { Block } from "./block.ts";

export const quote: Block = {
  extensions: [Blockquote],
  tools: [
    {
      name: "blockquote",
      label: ({ tools }) => tools.blockquote,
      icon: TextQuote,
      shortcut: "Mod-Shift-b",
      isActive: (editor) => editor.isActive("blockquote"),
      run: (editor) => editor.chain().focus().toggleBlockquote().run(),
    },
  ],
};
