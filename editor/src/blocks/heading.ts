import { Heading } from "@tiptap/extension-heading";
import type { Block, TextStyle } from "./block.ts";
import { saysOnly } from "./markdown.ts";

const levels = [1, 2, 3, 4, 5, 6] as const;

export const heading: Block = {
  extensions: [Heading.configure({ levels: [...levels] })],
  markdown: {
    nodes: {
      heading: (node, writer) =>
        saysOnly(node, "level")
          ? { type: "heading", depth: node.attrs["level"], children: writer.line(node) }
          : undefined,
    },
  },
  styles: levels.map((level): TextStyle => ({
    name: `heading${level}`,
    label: ({ tools }) => tools.heading(level),
    isActive: (editor) => editor.isActive("heading", { level }),
    apply: (editor) => editor.chain().focus().setHeading({ level }).run(),
  })),
};
