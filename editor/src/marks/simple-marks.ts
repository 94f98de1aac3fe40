import { Bold } from "@tiptap/extension-bold";
import { Code } from "@tiptap/extension-code";
import { Italic } from "@tiptap/extension-italic";
import { Strike } from "@tiptap/extension-strike";
import { Subscript } from "@tiptap/extension-subscript";
import { Superscript } from "@tiptap/extension-superscript";
import { Underline } from "@tiptap/extension-underline";
import type { AnyExtension } from "@tiptap/core";
import type { IconName } from "../ui/icons.ts";
import type { Block } from "../blocks/block.ts";
import type { MarkdownRules } from "../blocks/markdown.ts";
import { HighlightInColor } from "./highlight.ts";

type MarkName = "bold" | "italic" | "underline" | "strike" | "code" | "highlight" | "subscript" | "superscript";

const markdownRules: Partial<Record<MarkName, NonNullable<MarkdownRules["marks"]>[string]>> = {
  bold: (_mark, children) => [{ type: "strong", children }],
  italic: (_mark, children) => [{ type: "emphasis", children }],
  strike: (_mark, children) => [{ type: "delete", children }],
  code: (_mark, children) =>
    children.map((child) => (child.type === "text" ? { type: "inlineCode", value: child.value } : child)),
};

/** Code may be a link, or bold, as Markdown has it. */
const CodeAmongOthers = Code.extend({ excludes: "" });

/** A mark that is on or off, and nothing else. */
function simpleMark(name: MarkName, extension: AnyExtension, icon: IconName, shortcut: string, typed?: string): Block {
  const rule = markdownRules[name];
  return {
    ...(rule && { markdown: { marks: { [name]: rule } } }),
    extensions: [extension],
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

export const simpleMarks: Block[] = [
  simpleMark("bold", Bold, "bold", "Mod-b", "**words**"),
  simpleMark("italic", Italic, "italic", "Mod-i", "*words*"),
  simpleMark("underline", Underline, "underline", "Mod-u"),
  simpleMark("strike", Strike, "strikethrough", "Mod-Shift-s", "~~words~~"),
  simpleMark("code", CodeAmongOthers, "code", "Mod-e", "`words`"),
  simpleMark("highlight", HighlightInColor, "highlighter", "Mod-Shift-h", "==words=="),
  simpleMark("subscript", Subscript.extend({ excludes: "subscript superscript" }), "subscript", "Mod-,"),
  simpleMark("superscript", Superscript.extend({ excludes: "subscript superscript" }), "superscript", "Mod-."),
];
