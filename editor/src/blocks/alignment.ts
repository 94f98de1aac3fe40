import { Extension } from "@tiptap/core";
import { isInside } from "./is-inside.ts";
import { choiceAttribute } from "./attribute.ts";
import type { Block, Tool } from "./block.ts";

declare module "@tiptap/core" {
  interface Commands<ReturnType> {
    alignment: {
      setAlignment: (align: Alignment) => ReturnType;
    };
  }
}

export type Alignment = "start" | "center" | "end" | "justify";

/** Where text begins needs no word of its own, and is right in either direction. */
const choices = ["center", "end", "justify"];
const shortcuts: Record<Alignment, string> = {
  start: "Mod-Shift-l",
  center: "Mod-Shift-e",
  end: "Mod-Shift-r",
  justify: "Mod-Shift-j",
};
const types = ["paragraph", "heading", "image", "video"];

const AlignmentOfText = Extension.create({
  name: "alignment",
  addGlobalAttributes() {
    const { align } = choiceAttribute("align", choices);
    return [{ types, attributes: { align: { ...align, parseHTML: alignmentIn } } }];
  },
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

const alignments = Object.keys(shortcuts) as Alignment[];

export const alignment: Block = {
  extensions: [AlignmentOfText],
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

/** As we write it, and as other programs do: by sides of the page. */
function alignmentIn(element: HTMLElement): string | null {
  const value = element.dataset["align"] ?? (element.style.textAlign || element.getAttribute("align") || "");
  const isReversed = element.dir === "rtl";
  const logical =
    value === "left" || value === "right" ? ((value === "right") === isReversed ? "start" : "end") : value;
  return choices.includes(logical) ? logical : null;
}
