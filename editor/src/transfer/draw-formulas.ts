import type { Node } from "@tiptap/pm/model";
import { drawFormula } from "../blocks/math/draw-formula.ts";
import { escapeHtml, type HtmlWriters } from "../formats/html-text.ts";

/** Shows the formulas of a document as MathML, beside their source, which they are read from. In a browser only. */
export async function drawFormulas(content: Node): Promise<HtmlWriters> {
  const formulas: Node[] = [];
  content.descendants((node) => {
    if (node.type.name === "inlineMath" || node.type.name === "blockMath") formulas.push(node);
  });
  const drawn = new Map<string, string>();
  for (const formula of formulas) {
    if (!drawn.has(nameOf(formula))) drawn.set(nameOf(formula), await draw(formula));
  }
  return {
    inlineMath: (node, source) =>
      `<span data-type="inline-math"${latexOf(node)}>${drawn.get(nameOf(node)) ?? source}</span>`,
    blockMath: (node, source) =>
      `<div data-type="block-math"${latexOf(node)}>${drawn.get(nameOf(node)) ?? source}</div>`,
  };
}

/** What cannot be drawn, or not now, is shown as it was written. */
async function draw(formula: Node): Promise<string> {
  const { latex } = formula.attrs as { latex: string };
  const target = document.createElement("span");
  target.textContent = latex;
  if (latex.trim() !== "") await drawFormula(target, latex, formula.isBlock).catch(() => {});
  return target.innerHTML;
}

/** The same formula is drawn in two ways. */
function nameOf({ type, attrs }: Node): string {
  return `${type.name} ${attrs["latex"]}`;
}

function latexOf({ attrs }: Node): string {
  return ` data-latex="${escapeHtml(String(attrs["latex"]))}"`;
}
