import { Highlight } from "@tiptap/extension-highlight";
import { choiceAttribute } from "../blocks/attribute.ts";
import { type PaletteColor, paletteColors } from "../ui/palette.ts";

declare module "@tiptap/core" {
  interface Commands<ReturnType> {
    highlightColor: {
      /** Lights the selected words up in a colour; `null` takes it away. */
      setHighlightColor: (color: PaletteColor | null) => ReturnType;
    };
  }
}

/** The text marker, in one of the colours or, without any, in its usual yellow. */
export const HighlightInColor = Highlight.extend({
  addAttributes: () => choiceAttribute("color", paletteColors),
  addCommands() {
    return {
      ...this.parent?.(),
      setHighlightColor:
        (color: PaletteColor | null) =>
        ({ commands }) =>
          color === null ? commands.unsetMark(this.name) : commands.setMark(this.name, { color }),
    };
  },
});
