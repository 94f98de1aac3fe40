import { Extension } from "@tiptap/core";
import { isInside } from "./is-inside.ts";
import type { BlockTools, Tool } from "./block.ts";
import { type Alignment, types } from "./alignment.ts";

declare module "@tiptap/core" {
  interface Commands<ReturnType> {
    alignment: {
      setAlignment: (align: Alignment) => ReturnType;
    };
  }
}

const shortcuts: Record<Alignment, string> = {
  start: "Mod-Shift-l",
  center: "Mod-Shift-e",
  end: "Mod-Shift-r",
  justify: "Mod-Shift-j",
};

const alignments = Object.keys(shortcuts) as Alignment[];

const AlignmentKeys = Extension.create({
  name: "alignmentKeys",
  addCommands: () => ({
    setAlignment:
      (align) =>
      ({ commands }) =>
        types.map((type) => commands.updateAttributes(type, { align: align === "start" ? null : align })).some(Boolean),
  }),
  addKeyboardShortcuts() {
    return Object.fromEntries(
      alignments.map((align) => [shortcuts[align], () => this.editor.commands.setAlignment(align)]),
    );
  },
});

export const alignmentTools: BlockTools = {
  behavior: () => [AlignmentKeys],
  tools: alignments.map((align): Tool => ({
    name: `align-${align}`,
    label: ({ prose }) => prose.align[align],
    icon: `text-align-${align}`,
    shortcut: shortcuts[align],
    isActive: (editor) => types.some((type) => isInside(editor, type, { align: align === "start" ? null : align })),
    isEnabled: (editor) => types.some((type) => isInside(editor, type)),
    run: (editor) => editor.chain().focus().setAlignment(align).run(),
  })),
};
