import type { Attributes } from "@tiptap/core";
import { choiceAttribute } from "../blocks/attribute.ts";
import { paletteColors } from "../ui/palette.ts";

/** The text marker has one of the colours or, without any, its usual yellow. */
export const highlightColors: Attributes = choiceAttribute("color", paletteColors);
