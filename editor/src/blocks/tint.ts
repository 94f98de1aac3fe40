import { Extension } from "@tiptap/core";
import { paletteColors } from "../ui/palette.ts";
import { choiceAttribute } from "./attribute.ts";
import type { Block } from "./block.ts";

export const tintedTypes = ["paragraph", "heading", "blockquote", "listItem", "taskItem"];

const Tint = Extension.create({
  name: "tint",
  addGlobalAttributes: () => [{ types: tintedTypes, attributes: choiceAttribute("tint", paletteColors) }],
});

/** A colour of a whole block. */
export const tint: Block = { extensions: [Tint] };
