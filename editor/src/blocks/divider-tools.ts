import { HorizontalRule } from "@tiptap/extension-horizontal-rule";
import type { BlockTools } from "./block.ts";

export const dividerTools: BlockTools = {
  behavior: () => [HorizontalRule],
  markdown: { nodes: { horizontalRule: () => ({ type: "thematicBreak" }) } },
  tools: [
    {
      name: "divider",
      label: ({ tools }) => tools.divider,
      icon: "minus",
      run: (editor) => editor.chain().focus().setHorizontalRule().run(),
    },
  ],
  insertions: [
    {
      name: "divider",
      label: ({ tools }) => tools.divider,
      words: ({ prose }) => prose.words.divider,
      typed: "---",
      icon: "minus",
      group: "structure",
      run: (editor) => editor.chain().focus().setHorizontalRule().run(),
    },
  ],
};
