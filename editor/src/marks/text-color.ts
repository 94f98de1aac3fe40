import { Mark } from "@tiptap/core";
import type { Block } from "../blocks/block.ts";
import { choiceAttribute } from "../blocks/attribute.ts";
import { type PaletteColor, paletteColors } from "../ui/palette.ts";

declare module "@tiptap/core" {
  interface Commands<ReturnType> {
    textColor: {
      /** Colours the selected words; `null` takes the colour away. */
      setTextColor: (color: PaletteColor | null) => ReturnType;
    };
  }
}

const TextColor = Mark.create({
  name: "textColor",
  addAttributes: () => choiceAttribute("color", paletteColors),
  parseHTML: () => paletteColors.map((color) => ({ tag: `span[data-color="${color}"]` })),
  renderHTML: ({ HTMLAttributes }) => ["span", HTMLAttributes, 0],
  addCommands() {
    return {
      setTextColor:
        (color) =>
        ({ commands }) =>
          color === null ? commands.unsetMark(this.name) : commands.setMark(this.name, { color }),
    };
  },
});

export const textColor: Block = { extensions: [TextColor] };
