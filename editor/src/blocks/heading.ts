import { Heading } from "@tiptap/extension-heading";
import { isInside } from "./is-inside.ts";
import { oneOf } from "./attribute.ts";
import type { Block, Insertion, TextStyle } from "./block.ts";
import { saysOnly } from "./markdown.ts";

const levels = [1, 2, 3, 4, 5, 6] as const;

const LeveledHeading = Heading.extend({
  addAttributes() {
    const { level } = { ...this.parent?.() } as { level: object };
    return { level: { ...level, validate: oneOf(levels) } };
  },

  addKeyboardShortcuts() {
    return {
      ...this.parent?.(),
      // The first Backspace makes text of it, the next joins it with what is before.
      Backspace: ({ editor }) => {
        const { $head, empty } = editor.state.selection;
        if (!empty || $head.parentOffset > 0 || $head.parent.type !== this.type) return false;
        return editor.commands.undoInputRule() || editor.commands.setParagraph();
      },
    };
  },
}).configure({ levels: [...levels] });

export const heading: Block = {
  extensions: [LeveledHeading],
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
