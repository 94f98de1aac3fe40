import { CodeBlock } from "@tiptap/extension-code-block";
import { isInside } from "../is-inside.ts";
import type { BlockTools } from "../block.ts";
import { markdownCode } from "./markdown-code.ts";
import { chooseLanguage, copyCode, positionOfCode, toggleWrap } from "./code-actions.ts";
import { name } from "./code-block.ts";
import { CodeKeys } from "./code-keys.ts";

export const codeBlockTools: BlockTools = {
  behavior: () => [CodeBlock, CodeKeys],
  markdown: markdownCode,
  styles: [
    {
      name,
      label: ({ tools }) => tools.codeBlock,
      shortcut: "Mod-Alt-c",
      isActive: (editor) => isInside(editor, name),
      apply: (editor) => editor.chain().focus().setCodeBlock().run(),
    },
  ],
  insertions: [
    {
      name,
      label: ({ tools }) => tools.codeBlock,
      words: ({ code }) => code.words,
      typed: "```",
      icon: "square-code",
      group: "structure",
      run: (editor) => editor.chain().focus().setCodeBlock().run(),
    },
  ],
  innerTools: {
    isShown: (editor) => isInside(editor, name),
    tools: [
      {
        name: "language",
        label: ({ code }) => code.language,
        icon: "languages",
        run: (editor) => chooseLanguage(editor, positionOfCode(editor)),
      },
      {
        name: "wrap",
        label: ({ code }) => code.wrap,
        icon: "wrap-text",
        isActive: (editor) => editor.getAttributes(name)["wrap"] !== false,
        run: (editor) => toggleWrap(editor, positionOfCode(editor)),
      },
      {
        name: "copyCode",
        label: ({ code }) => code.copy,
        icon: "copy",
        run: (editor) => void copyCode(editor, positionOfCode(editor)).then(() => editor.commands.focus()),
      },
    ],
  },
};
