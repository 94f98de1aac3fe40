import { Extension, getNodeType } from "@tiptap/core";
import type { Node, NodeType } from "@tiptap/pm/model";
import type { Transaction } from "@tiptap/pm/state";
import { liftTarget } from "@tiptap/pm/transform";
import { unfoldDetails } from "./folding/unfold-details.ts";
import { isHead, moveToList, takeOut, wrapInList } from "./list-items.ts";
import { selectedHeads, selectedLines } from "./selected-lines.ts";

/**
 * Makes the selected lines something else, each at its place. Tiptap's own commands of these names go by the block around
 * the whole selection: they leave an item that has others below it as it is, and nest a list anew of which a part is
 * selected. All that turns lines comes through here: tools, shortcuts and menus.
 */
export const TurnLines = Extension.create({
  name: "turnLines",
  addCommands: () => ({
    setNode:
      (typeOrName, attributes = {}) =>
      ({ tr, dispatch }) => {
        const type = getNodeType(typeOrName, tr.doc.type.schema);
        const lines = selectedLines(tr.selection);
        if (lines.length === 0 || !type.isTextblock) return false;
        if (dispatch) setLines(tr, lines, type, attributes);
        return true;
      },
    toggleList:
      (typeOrName) =>
      ({ tr, dispatch }) => {
        const list = getNodeType(typeOrName, tr.doc.type.schema);
        const lines = selectedHeads(tr.selection).filter((position) => canBeItem(tr.doc, position, list));
        if (lines.length === 0) return false;
        if (dispatch) toggleItems(tr, lines, list);
        return true;
      },
  }),
});

/** What is of that kind already is taken out of the block around it: text in a quote becomes text. */
function setLines(tr: Transaction, lines: readonly number[], type: NodeType, attributes: Record<string, unknown>) {
  const isSo = lines.every((position) => {
    const line = tr.doc.nodeAt(position);
    return !isHead(tr.doc.resolve(position)) && line?.hasMarkup(type, { ...line.attrs, ...attributes });
  });
  eachLine(tr, lines, (position) => {
    if (isSo) return lift(tr, position);
    const inside = free(tr, position) + 1;
    return tr.setBlockType(inside, inside, type, ({ attrs }) => ({ ...attrs, ...attributes }));
  });
}

function toggleItems(tr: Transaction, lines: readonly number[], list: NodeType) {
  const others = lines.filter((position) => {
    const $line = tr.doc.resolve(position);
    return !isHead($line) || $line.node(-1).type !== list;
  });
  if (others.length === 0) eachLine(tr, lines, (position) => free(tr, position));
  eachLine(tr, others, (position) => {
    const $line = tr.doc.resolve(position);
    if (isHead($line)) moveToList(tr, $line.before(), list);
    else wrapLine(tr, free(tr, position), list);
  });
}

function eachLine(tr: Transaction, lines: readonly number[], turn: (position: number) => void) {
  const before = tr.steps.length;
  for (const line of lines) turn(tr.mapping.slice(before).map(line + 1) - 1);
}

/** Makes a line one for itself that was at the head of an item or of details; what was below it stays below. */
function free(tr: Transaction, position: number): number {
  const $line = tr.doc.resolve(position);
  const before = tr.steps.length;
  if (isHead($line)) takeOut(tr, $line.before());
  else if ($line.parent.type.name === "details") unfoldDetails(tr, $line.before());
  else return position;
  return tr.mapping.slice(before).map(position + 1) - 1;
}

function wrapLine(tr: Transaction, position: number, list: NodeType) {
  const inside = position + 1;
  const { paragraph } = list.schema.nodes;
  if (paragraph) tr.setBlockType(inside, inside, paragraph, ({ attrs }) => attrs);
  wrapInList(tr, position, list);
}

function lift(tr: Transaction, position: number) {
  const range = tr.doc.resolve(position + 1).blockRange();
  const target = range && liftTarget(range);
  if (range && typeof target === "number") tr.lift(range, target);
}

function canBeItem(doc: Node, position: number, list: NodeType): boolean {
  const $line = doc.resolve(position);
  const { parent } = $line;
  const index = $line.index();
  return isHead($line) || parent.type.name === "details" || parent.canReplaceWith(index, index + 1, list);
}
