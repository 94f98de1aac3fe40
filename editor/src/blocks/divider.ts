import { HorizontalRule } from "@tiptap/extension-horizontal-rule";
import { Minus } from "lucide-react";
import type { Block } from "./block.ts";

export const divider: Block = {
  extensions: [HorizontalRule],
  tools: [
    {
      name: "divider",
      label: ({ tools }) => tools.divider,
      icon: Minus,
      run: (editor) => editor.chain().focus().setHorizontalRule().run(),
    },
  ],
};
