import { isInside } from "./is-inside.ts";
import type { BlockTools, Insertion, TextStyle } from "./block.ts";
import { saysOnly } from "./markdown.ts";
import { levels } from "./heading.ts";

export const headingTools: BlockTools = {
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
    shortcut: `Mod-Alt-${level}`,
    isActive: (editor) => isInside(editor, "heading", { level }),
    apply: (editor) => editor.chain().focus().setHeading({ level }).run(),
  })),
  insertions: levels.map((level): Insertion => ({
    name: `heading${level}`,
    label: ({ tools }) => tools.heading(level),
    words: ({ prose }) => prose.words.heading(level),
    typed: "#".repeat(level),
    icon: `heading-${level}`,
    group: "text",
    run: (editor) => editor.chain().focus().setHeading({ level }).run(),
  })),
};
