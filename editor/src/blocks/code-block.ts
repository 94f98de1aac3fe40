import { CodeBlock } from "@tiptap/extension-code-block";
import type { Block } from "./block.ts";

export const codeBlock: Block = {
  extensions: [CodeBlock.configure({ enableTabIndentation: true })],
  styles: [
    {
      name: "codeBlock",
      label: ({ tools }) => tools.codeBlock,
      isActive: (editor) => editor.isActive("codeBlock"),
      apply: (editor) => editor.chain().focus().setCodeBlock().run(),
    },
  ],
};
