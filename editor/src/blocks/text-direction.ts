import type { NodeViewRenderer } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";

export type Direction = "ltr" | "rtl";

const letter = /\p{L}/u;
const rightToLeft = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

/**
 * Draws a block that others stand in on the side its words begin. Paragraphs need no view for that
 * (see direction-of-words.ts), but a marker or a line beside them does.
 */
export function inItsDirection(tag: string, attributes: Record<string, string> = {}): NodeViewRenderer {
  return ({ node, HTMLAttributes }) => {
    const dom = document.createElement(tag);
    for (const [name, value] of Object.entries({ ...HTMLAttributes, ...attributes }))
      dom.setAttribute(name, String(value));
    followWords(dom, node);
    const update = (next: Node) => {
      if (!next.sameMarkup(node)) return false;
      followWords(dom, next);
      return true;
    };
    return { dom, contentDOM: dom, update };
  };
}

/**
 * Gives an element the direction of the first letter in it; without one it has that of what it stands in. `dir="auto"`
 * would be left to right then, and passes over blocks that have a direction of their own.
 */
export function followWords(dom: HTMLElement, node: Node) {
  const direction = directionOf(node);
  if (dom.dir !== direction) dom.dir = direction;
}

/** Of the first letter in a node; `""` without one. */
export function directionOf(node: Node): Direction | "" {
  const first = firstLetter(node);
  if (first === undefined) return "";
  return rightToLeft.test(first) ? "rtl" : "ltr";
}

function firstLetter(node: Node): string | undefined {
  if (node.isText) return letter.exec(node.text ?? "")?.[0];
  for (const child of node.children) {
    const first = firstLetter(child);
    if (first !== undefined) return first;
  }
  return undefined;
}
