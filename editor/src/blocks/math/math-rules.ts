import { type Editor, Extension, InputRule } from "@tiptap/core";
import type { NodeType } from "@tiptap/pm/model";
import { NodeSelection } from "@tiptap/pm/state";
import { openPanel } from "../panel.ts";

/** Formulas that are typed. */
export const MathRules = Extension.create({
  name: "mathRules",
  addInputRules() {
    const { inlineMath, blockMath } = this.editor.schema.nodes as Record<"inlineMath" | "blockMath", NodeType>;
    return [formulaRule(inlineMath), blockRule(blockMath, this.editor)];
  },
});

/** Opens the panel of the formula that was just made. */
export function openLast(editor: Editor, type: NodeType) {
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
