import type { IconName } from "../ui/icons.ts";
import type { BlockTools } from "../blocks/block.ts";
import type { MarkdownRules } from "../blocks/markdown.ts";

type MarkName = "bold" | "italic" | "underline" | "strike" | "code" | "highlight" | "subscript" | "superscript";

const markdownRules: Partial<Record<MarkName, NonNullable<MarkdownRules["marks"]>[string]>> = {
  bold: (_mark, children) => [{ type: "strong", children }],
  italic: (_mark, children) => [{ type: "emphasis", children }],
  strike: (_mark, children) => [{ type: "delete", children }],
  code: (_mark, children) =>
    children.map((child) => (child.type === "text" ? { type: "inlineCode", value: child.value } : child)),
};

export const simpleMarkTools: BlockTools[] = [
  simpleMark("bold", "bold", "Mod-b", "**words**"),
  simpleMark("italic", "italic", "Mod-i", "*words*"),
  simpleMark("underline", "underline", "Mod-u"),
  simpleMark("strike", "strikethrough", "Mod-Shift-s", "~~words~~"),
  simpleMark("code", "code", "Mod-e", "`words`"),
  simpleMark("highlight", "highlighter", "Mod-Shift-h", "==words=="),
  simpleMark("subscript", "subscript", "Mod-,"),
  simpleMark("superscript", "superscript", "Mod-."),
];

function simpleMark(name: MarkName, icon: IconName, shortcut: string, typed?: string): BlockTools {
  const rule = markdownRules[name];
  return {
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
