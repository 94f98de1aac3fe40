/// <reference types="remark-math" />
import { type Editor, InputRule, Node } from "@tiptap/core";
import type { NodeType } from "@tiptap/pm/model";
import { NodeSelection } from "@tiptap/pm/state";
import type { Element } from "hast";
import type { Messages } from "../../messages/english.ts";
import type { Block } from "../block.ts";
import { saysOnly } from "../markdown.ts";
import { openPanel, opensPanel } from "../panel.ts";
import { FormulaView } from "./formula-view.ts";
import { isDisplayed, readLatex } from "./read-latex.ts";

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
    addInputRules() {
      return [formulaRule(this.type)];
    },
    addProseMirrorPlugins() {
      return [opensPanel(this.editor, "inlineMath", "formula")];
    },
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
    addInputRules() {
      return [blockRule(this.type, this.editor)];
    },
    addProseMirrorPlugins() {
      return [opensPanel(this.editor, "blockMath", "formula")];
    },
  });

/** Formulas in TeX, in a line or in one of their own. */
export const math: Block = {
  extensions: [],
  speakingExtensions: (messages) => [inlineMath(messages), blockMath(messages)],
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
  editor
    .chain()
    .focus()
    .insertContent({ type: name, attrs: { latex: source } })
    .run();
  openLast(editor, editor.schema.nodes[name] as NodeType);
}

/** Opens the panel of the formula that was just made. */
function openLast(editor: Editor, type: NodeType) {
  const { selection, doc } = editor.state;
  if (selection instanceof NodeSelection && selection.node.type === type)
    return openPanel(editor.view, "formula", selection.from);
  let found: number | undefined;
  doc.nodesBetween(Math.max(0, selection.from - 2), selection.from, (node, position) => {
    if (node.type === type) found = position;
  });
  if (found !== undefined) openPanel(editor.view, "formula", found);
}

/** `$x^2$`, but not `$5 and $6` or `$5/$`. */
function formulaRule(type: NodeType): InputRule {
  return new InputRule({
    find: /(?:^|[^$\\\p{L}\p{N}])(\$(?!\s)((?:\\.|[^$\\\uFFFC])+?)(?<!\s)\$)$/u,
    handler: ({ state, range, match: [, whole = "", source = ""] }) => {
      if (/^\d[\d.,/–-]*$/.test(source)) return null;
      state.tr.replaceWith(range.to - whole.length + 1, range.to, type.create({ latex: source }));
      return undefined;
    },
  });
}

/** `$$` at the beginning of a paragraph. */
function blockRule(type: NodeType, editor: Editor): InputRule {
  return new InputRule({
    find: /^\$\$(?:([^$]+)\$\$|[\s\n])$/,
    handler: ({ state, match: [, source = ""] }) => {
      const { $from } = state.selection;
      const { parent, depth } = $from;
      if (parent.type.name !== "paragraph" || $from.node(depth - 1).type.spec.code) return null;
      if (!$from.node(depth - 1).canReplaceWith($from.index(depth - 1), $from.indexAfter(depth - 1), type)) return null;
      const rest = parent.content.cut($from.parentOffset);
      const formula = type.create({ latex: source.trim() });
      state.tr.replaceWith($from.before(), $from.after(), [formula, parent.type.create(null, rest)]);
      state.tr.setSelection(NodeSelection.create(state.tr.doc, $from.before()));
      if (source === "") queueMicrotask(() => openLast(editor, type));
      return undefined;
    },
  });
}

function read(element: HTMLElement) {
  const source = readLatex(element);
  return source.length <= longest && { latex: source };
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
