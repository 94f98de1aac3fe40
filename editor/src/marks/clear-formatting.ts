import { type Editor, Extension } from "@tiptap/core";
import type { BlockTools } from "../blocks/block.ts";

declare module "@tiptap/core" {
  interface Commands<ReturnType> {
    clearFormatting: {
      /** Makes the selected words plain. Links stay, and what this version does not know. */
      clearFormatting: () => ReturnType;
    };
  }
}

const formats = new Set([
  "bold",
  "italic",
  "underline",
  "strike",
  "code",
  "highlight",
  "textColor",
  "subscript",
  "superscript",
]);
const plain = { align: null, tint: null };

const ClearFormatting = Extension.create({
  name: "clearFormatting",
  addCommands: () => ({
    clearFormatting:
      () =>
      ({ state, tr, dispatch }) => {
        if (!dispatch) return true;
        const marks = Object.values(state.schema.marks).filter(({ name }) => formats.has(name));
        for (const mark of marks) tr.removeStoredMark(mark);
        for (const { $from, $to } of tr.selection.ranges) {
          for (const mark of marks) tr.removeMark($from.pos, $to.pos, mark);
          tr.doc.nodesBetween($from.pos, $to.pos, (node, position) => {
            for (const [name, value] of Object.entries(plain)) {
              if (name in node.attrs && node.attrs[name] !== value) tr.setNodeAttribute(position, name, value);
            }
          });
        }
        return true;
      },
  }),
  addKeyboardShortcuts: () => ({
    "Mod-\\": ({ editor }) => editor.commands.clearFormatting(),
  }),
});

export const clearFormatting: BlockTools = {
  behavior: () => [ClearFormatting],
  tools: [
    {
      name: "clearFormatting",
      label: ({ prose }) => prose.clearFormatting,
      icon: "remove-formatting",
      shortcut: "Mod-\\",
      run: (editor: Editor) => editor.chain().focus().clearFormatting().run(),
    },
  ],
};
