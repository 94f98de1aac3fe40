import type { Node } from "@tiptap/pm/model";
import { type Command, NodeSelection, Selection, TextSelection } from "@tiptap/pm/state";
import { movableAround } from "./movable.ts";

/**
 * Changes places with the block before or after it. It is the neighbour that is written anew: the caret, and what others
 * write into the block at this moment, stay in it.
 */
export function moveBlock(position: number, direction: -1 | 1): Command {
  return (state, dispatch) => {
    const node = state.doc.nodeAt(position);
    const $position = state.doc.resolve(position);
    const [parent, index] = [$position.parent, $position.index()];
    const neighbour = node && parent.maybeChild(index + direction);
    if (!neighbour || isFixed(parent, index) || isFixed(parent, index + direction)) return false;
    const from = direction === 1 ? position + node.nodeSize : position - neighbour.nodeSize;
    const to = direction === 1 ? position : position + node.nodeSize;
    const tr = state.tr;
    if (direction === 1) tr.delete(from, from + neighbour.nodeSize).insert(to, neighbour);
    else tr.insert(to, neighbour).delete(from, from + neighbour.nodeSize);
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}

/** The one around the caret. */
export function moveAround(direction: -1 | 1): Command {
  return (state, dispatch) => {
    const found = around(state.selection);
    return found ? moveBlock(found.position, direction)(state, dispatch) : false;
  };
}

export function duplicateBlock(position: number): Command {
  return ({ doc, tr }, dispatch) => {
    const node = doc.nodeAt(position);
    if (!node) return false;
    const end = position + node.nodeSize;
    dispatch?.(selectInside(tr.insert(end, node), end).scrollIntoView());
    return true;
  };
}

/** A list or a quote that would be left empty goes, too. */
export function deleteBlock(position: number): Command {
  return ({ doc, tr }, dispatch) => {
    const node = doc.nodeAt(position);
    if (!node) return false;
    tr.deleteRange(position, position + node.nodeSize);
    tr.setSelection(Selection.near(tr.doc.resolve(Math.min(position, tr.doc.content.size))));
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}

/** Selects all of its words; a block without words as a whole. */
export function selectBlock(position: number): Command {
  return ({ doc, tr }, dispatch) => {
    const node = doc.nodeAt(position);
    if (!node) return false;
    const [start, end] = [doc.resolve(position + 1), doc.resolve(position + node.nodeSize - 1)];
    const hasWords = !node.isAtom && !node.type.spec["tableRole"];
    dispatch?.(tr.setSelection(hasWords ? TextSelection.between(start, end) : NodeSelection.create(doc, position)));
    return true;
  };
}

/** The block around what is selected. */
export function around(selection: Selection) {
  return selection instanceof NodeSelection && selection.node.isBlock
    ? { node: selection.node, position: selection.from }
    : movableAround(selection.$from);
}

/** The heading of details stays at their head. */
function isFixed(parent: Node, index: number): boolean {
  return parent.type.name === "details" || parent.child(index).type.name === "detailsSummary";
}

function selectInside(tr: ReturnType<Parameters<Command>[0]["tr"]["insert"]>, position: number) {
  return tr.setSelection(Selection.near(tr.doc.resolve(position + 1)));
}
