import { Extension } from "@tiptap/core";
import { type PaletteColor, paletteColors } from "../ui/palette.ts";
import { choiceAttribute } from "./attribute.ts";
import type { Block } from "./block.ts";

declare module "@tiptap/core" {
  interface Commands<ReturnType> {
    tint: {
      /** Lays a colour under the selected blocks; `null` takes it away. */
      setTint: (tint: PaletteColor | null) => ReturnType;
    };
  }
}

const types = ["paragraph", "heading", "blockquote", "listItem", "taskItem"];

const Tint = Extension.create({
  name: "tint",
  addGlobalAttributes: () => [{ types, attributes: choiceAttribute("tint", paletteColors) }],
  addCommands: () => ({
    setTint:
      (tint) =>
      ({ state, tr }) => {
        const { from, to } = state.selection;
        let isDone = false;
        state.doc.nodesBetween(from, to, (node, position) => {
          if (!types.includes(node.type.name)) return true;
          tr.setNodeAttribute(position, "tint", tint);
          isDone = true;
          return false;
        });
        return isDone;
      },
  }),
});

/** A colour of a whole block. */
export const tint: Block = { extensions: [Tint] };
