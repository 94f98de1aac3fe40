import { type AnyExtension, Extension } from "@tiptap/core";
import { Bold } from "@tiptap/extension-bold";
import { Code } from "@tiptap/extension-code";
import { Highlight } from "@tiptap/extension-highlight";
import { Italic } from "@tiptap/extension-italic";
import { Strike } from "@tiptap/extension-strike";
import { Subscript } from "@tiptap/extension-subscript";
import { Superscript } from "@tiptap/extension-superscript";
import { Underline } from "@tiptap/extension-underline";
import type { IconName } from "../ui/icons.ts";
import type { BlockTools } from "../blocks/block.ts";
import type { MarkdownRules } from "../blocks/markdown.ts";
import type { PaletteColor } from "../ui/palette.ts";

declare module "@tiptap/core" {
  interface Commands<ReturnType> {
    highlightColor: {
      /** Lights the selected words up in a colour; `null` takes it away. */
      setHighlightColor: (color: PaletteColor | null) => ReturnType;
    };
  }
}

const HighlightColor = Extension.create({
  name: "highlightColor",
  addCommands: () => ({
    setHighlightColor:
      (color) =>
      ({ commands }) =>
        color === null ? commands.unsetMark("highlight") : commands.setMark("highlight", { color }),
  }),
});

type MarkName = "bold" | "italic" | "underline" | "strike" | "code" | "highlight" | "subscript" | "superscript";

const markdownRules: Partial<Record<MarkName, NonNullable<MarkdownRules["marks"]>[string]>> = {
  bold: (_mark, children) => [{ type: "strong", children }],
  italic: (_mark, children) => [{ type: "emphasis", children }],
  strike: (_mark, children) => [{ type: "delete", children }],
  code: (_mark, children) =>
    children.map((child) => (child.type === "text" ? { type: "inlineCode", value: child.value } : child)),
};

export const simpleMarkTools: BlockTools[] = [
  simpleMark("bold", [Bold], "bold", "Mod-b", "**words**"),
  simpleMark("italic", [Italic], "italic", "Mod-i", "*words*"),
  simpleMark("underline", [Underline], "underline", "Mod-u"),
  simpleMark("strike", [Strike], "strikethrough", "Mod-Shift-s", "~~words~~"),
  simpleMark("code", [Code], "code", "Mod-e", "`words`"),
  simpleMark("highlight", [Highlight, HighlightColor], "highlighter", "Mod-Shift-h", "==words=="),
  simpleMark("subscript", [Subscript], "subscript", "Mod-,"),
  simpleMark("superscript", [Superscript], "superscript", "Mod-."),
];

function simpleMark(
  name: MarkName,
  behavior: readonly AnyExtension[],
  icon: IconName,
  shortcut: string,
  typed?: string,
): BlockTools {
  const rule = markdownRules[name];
  return {
    behavior: () => behavior,
    ...(rule && { markdown: { marks: { [name]: rule } } }),
    tools: [
      {
        name,
        label: ({ tools }) => tools[name],
        icon,
        shortcut,
        ...(typed && { typed }),
        isActive: (editor) => editor.isActive(name),
        run: (editor) => editor.chain().focus().toggleMark(name).run(),
      },
    ],
  };
}
