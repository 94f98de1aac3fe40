import { Extension } from "@tiptap/core";
import { choiceAttribute } from "./attribute.ts";
import type { Block } from "./block.ts";

export type Alignment = "start" | "center" | "end" | "justify";

/** Where text begins needs no word of its own, and is right in either direction. */
const choices = ["center", "end", "justify"];

export const types = ["paragraph", "heading", "image", "video"];

const AlignmentOfText = Extension.create({
  name: "alignment",
  addGlobalAttributes() {
    const { align } = choiceAttribute("align", choices);
    return [{ types, attributes: { align: { ...align, parseHTML: alignmentIn } } }];
  },
});

export const alignment: Block = {
  extensions: [AlignmentOfText],
};

/** As we write it, and as other programs do: by sides of the page. */
function alignmentIn(element: HTMLElement): string | null {
  const value = element.dataset["align"] ?? (element.style.textAlign || element.getAttribute("align") || "");
  const isReversed = element.dir === "rtl";
  const logical =
    value === "left" || value === "right" ? ((value === "right") === isReversed ? "start" : "end") : value;
  return choices.includes(logical) ? logical : null;
}
