import type { NodeViewRenderer } from "@tiptap/core";

/**
 * Draws a block that others stand in on the side its words begin. Paragraphs need nothing for that (styles.css has them
 * in the direction of their words), but a marker or a line beside them does.
 */
export function inItsDirection(tag: string): NodeViewRenderer {
  return ({ node, HTMLAttributes }) => {
    const dom = document.createElement(tag);
    for (const [name, value] of Object.entries(HTMLAttributes)) dom.setAttribute(name, String(value));
    dom.dir = "auto";
    return { dom, contentDOM: dom, update: (next) => next.sameMarkup(node) };
  };
}
