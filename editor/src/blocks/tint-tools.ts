import { Extension } from "@tiptap/core";
import type { PaletteColor } from "../ui/palette.ts";
import type { BlockTools } from "./block.ts";
import { tintedTypes } from "./tint.ts";

declare module "@tiptap/core" {
  interface Commands<ReturnType> {
    tint: {
      /** Lays a colour under the selected blocks; `null` takes it away. */
      setTint: (tint: PaletteColor | null) => ReturnType;
    };
  }
}

const TintCommands = Extension.create({
  name: "tintCommands",
  addCommands: () => ({
    setTint:
      (tint) =>
      ({ state, tr }) => {
        const { from, to } = state.selection;
        let isDone = false;
        state.doc.nodesBetween(from, to, (node, position) => {
          if (!tintedTypes.includes(node.type.name)) return true;
          tr.setNodeAttribute(position, "tint", tint);
          isDone = true;
          return false;
        });
        return isDone;
      },
  }),
});

export const tintTools: BlockTools = { behavior: () => [TintCommands] };
