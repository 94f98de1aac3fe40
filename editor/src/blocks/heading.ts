import { Heading } from "@tiptap/extension-heading";
import { oneOf } from "./attribute.ts";
import type { Block } from "./block.ts";

export const levels = [1, 2, 3, 4, 5, 6] as const;

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
};
