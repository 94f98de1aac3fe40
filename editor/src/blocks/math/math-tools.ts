/// <reference types="remark-math" />
import type { Editor } from "@tiptap/core";
import type { NodeType } from "@tiptap/pm/model";
import type { Element } from "hast";
import type { BlockTools } from "../block.ts";
import { saysOnly } from "../markdown.ts";
import { opensPanel } from "../panel.ts";
import { MathRules, openLast } from "./math-rules.ts";

export const mathTools: BlockTools = {
  behavior: () => [MathRules, opensPanel("inlineMath", "formula"), opensPanel("blockMath", "formula")],
  insertions: [
    {
      name: "inlineMath",
      label: ({ math: messages }) => messages.inline,
      words: ({ math: messages }) => messages.words,
      typed: "$x$",
      icon: "sigma",
      group: "inline",
      run: (editor) => insertFormula(editor, "inlineMath"),
    },
    {
      name: "blockMath",
      label: ({ math: messages }) => messages.block,
      words: ({ math: messages }) => messages.words,
      typed: "$$",
      icon: "square-sigma",
      group: "structure",
      run: (editor) => insertFormula(editor, "blockMath"),
    },
  ],
  shownWords: { inlineMath: ({ attrs }) => String(attrs["latex"]) },
  markdown: {
    nodes: {
      inlineMath: (node) =>
        saysOnly(node, "latex") && isOneLine(node.attrs["latex"])
          ? { type: "inlineMath", value: node.attrs["latex"] }
          : undefined,
      blockMath: (node) =>
        saysOnly(node, "latex") && isTrim(node.attrs["latex"])
          ? { type: "math", value: node.attrs["latex"] }
          : undefined,
    },
    read: {
      inlineMath: (_state, { value }: { value: string }) => formulaElement("span", "inline-math", value),
      math: (_state, { value }: { value: string }) => formulaElement("div", "block-math", value),
    },
  },
};

/** What is selected becomes the formula; its panel opens. */
function insertFormula(editor: Editor, name: "inlineMath" | "blockMath") {
  const { from, to } = editor.state.selection;
  const source = editor.state.doc.textBetween(from, to, " ", " ");
  // At once: Tiptap's own way would take the focus from the panel a moment later.
  editor.view.focus();
  editor.commands.insertContent({ type: name, attrs: { latex: source } });
  openLast(editor, editor.schema.nodes[name] as NodeType);
}

function formulaElement(tagName: string, dataType: string, source: string): Element {
  const children = [{ type: "text" as const, value: source }];
  return { type: "element", tagName, properties: { dataType, dataLatex: source }, children };
}

function isOneLine(source: unknown): source is string {
  return isTrim(source) && !/[\r\n]/.test(source);
}

function isTrim(source: unknown): source is string {
  return typeof source === "string" && source !== "" && source === source.trim();
}
