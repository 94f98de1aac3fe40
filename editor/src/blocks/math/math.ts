import type { Messages } from "../../messages/english.ts";
import type { Block } from "../block.ts";
import { FormulaView } from "./formula-view.ts";
import { isDisplayed, readLatex } from "./read-latex.ts";

import { Node } from "@tiptap/core";

const longest = 10_000;

const latex = {
  default: "",
  validate: (value: unknown) => {
    if (typeof value !== "string" || value.length > longest) throw new RangeError("That is no formula.");
  },
  rendered: false,
};

const inlineMath = ({ math: messages }: Messages) =>
  Node.create({
    name: "inlineMath",
    group: "inline",
    inline: true,
    atom: true,
    addAttributes: () => ({ latex }),
    parseHTML: () => [
      { tag: 'span[data-type="inline-math"]', getAttrs: read },
      { tag: "code.math-inline", priority: 60, getAttrs: read },
      { tag: "span.katex", priority: 60, getAttrs: (element) => !isDisplayed(element) && read(element) },
      { tag: "math", getAttrs: (element) => !isDisplayed(element) && read(element) },
    ],
    renderHTML: ({ node: { attrs } }) => [
      "span",
      { "data-type": "inline-math", "data-latex": attrs["latex"] },
      String(attrs["latex"]),
    ],
    renderText: ({ node }) => `$${node.attrs["latex"]}$`,
    addNodeView:
      () =>
      ({ node }) =>
        new FormulaView(node, messages),
  });

const blockMath = ({ math: messages }: Messages) =>
  Node.create({
    name: "blockMath",
    group: "block",
    atom: true,
    draggable: true,
    addAttributes: () => ({ latex }),
    parseHTML: () => [
      { tag: 'div[data-type="block-math"]', getAttrs: read },
      { tag: "pre:has(> code.math-display)", priority: 60, preserveWhitespace: "full", getAttrs: read },
      { tag: "span.katex-display", priority: 61, getAttrs: read },
      { tag: "math", getAttrs: (element) => isDisplayed(element) && read(element) },
    ],
    renderHTML: ({ node: { attrs } }) => [
      "div",
      { "data-type": "block-math", "data-latex": attrs["latex"] },
      String(attrs["latex"]),
    ],
    renderText: ({ node }) => `$$\n${node.attrs["latex"]}\n$$`,
    addNodeView:
      () =>
      ({ node }) =>
        new FormulaView(node, messages),
  });

/** Formulas in TeX, in a line or in one of their own. */
export const math: Block = {
  extensions: [],
  speakingExtensions: (messages) => [inlineMath(messages), blockMath(messages)],
};

function read(element: HTMLElement) {
  const source = readLatex(element);
  return source.length <= longest && { latex: source };
}
