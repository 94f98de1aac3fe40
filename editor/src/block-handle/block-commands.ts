import type { Node } from "@tiptap/pm/model";
import { type Command, NodeSelection, Selection, TextSelection } from "@tiptap/pm/state";
import { blocksAt, edgesOf, nodesOf } from "./blocks-at.ts";
import { isItem } from "../blocks/list-items.ts";
import { movableAround } from "./movable.ts";

/** Blocks that are made something else by their first line, while what is below it stays. */
export function isHeaded(block: Node): boolean {
  return isItem(block) || block.type.name === "details";
}

/**
 * Changes places with the block before or after it. It is the neighbour that is written anew: the caret, and what others
 * write into the block at this moment, stay in it.
 */
export function moveBlock(position: number, direction: -1 | 1): Command {
  return (state, dispatch) => {
    const range = blocksAt(state, position);
    if (!range) return false;
    const { parent, start, end, startIndex, endIndex } = range;
    const neighbour = parent.maybeChild(direction === 1 ? endIndex : startIndex - 1);
    if (!neighbour || parent.type.name === "details" || [neighbour, ...nodesOf(range)].some(isFixed)) return false;
    const tr = state.tr;
    if (direction === 1) tr.delete(end, end + neighbour.nodeSize).insert(start, neighbour);
    else tr.insert(end, neighbour).delete(start - neighbour.nodeSize, start);
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

/** The caret comes into the copy; of several blocks the copies are selected. */
export function duplicateBlock(position: number): Command {
  return (state, dispatch) => {
    const range = blocksAt(state, position);
    if (!range) return false;
    const { start, end } = range;
    const nodes = nodesOf(range);
    const tr = state.tr.insert(end, nodes);
    if (nodes.length === 1) tr.setSelection(Selection.near(tr.doc.resolve(end + 1)));
    else tr.setSelection(wordsBetween(tr.doc, end, end + end - start));
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}

/** A list or a quote that would be left empty goes, too. */
export function deleteBlock(position: number): Command {
  return (state, dispatch) => {
    const range = blocksAt(state, position);
    if (!range) return false;
    const tr = state.tr.deleteRange(range.start, range.end);
    tr.setSelection(Selection.near(tr.doc.resolve(Math.min(range.start, tr.doc.content.size))));
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}

/** Selects all of its words; a block without words as a whole. */
export function selectBlock(position: number): Command {
  return (state, dispatch) => {
    const range = blocksAt(state, position);
    if (!range) return false;
    const { doc, tr } = state;
    const selection = nodesOf(range).some(hasWords)
      ? wordsBetween(doc, range.start, range.end)
      : NodeSelection.create(doc, position);
    dispatch?.(tr.setSelection(selection));
    return true;
  };
}

/** Selects what is to be made something else: of an item or of details the words at their head, and of several what is. */
export function selectToTurn(position: number): Command {
  return (state, dispatch) => {
    const range = blocksAt(state, position);
    if (!range) return false;
    const [node, second] = nodesOf(range);
    if (second) return true;
    if (!node || !isHeaded(node)) return selectBlock(position)(state, dispatch);
    const start = position + 2;
    const end = start + (node.firstChild?.content.size ?? 0);
    dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, start, end)));
    return true;
  };
}

export function hasWords({ isAtom, type }: Node): boolean {
  return !isAtom && !type.spec["tableRole"];
}

/** The block around what is selected. */
export function around(selection: Selection) {
  return selection instanceof NodeSelection && selection.node.isBlock
    ? { node: selection.node, position: selection.from }
    : movableAround(edgesOf(selection)[0]);
}

/** The heading of details stays at their head. */
function isFixed({ type }: Node): boolean {
  return type.name === "detailsSummary";
}

function wordsBetween(doc: Node, start: number, end: number): Selection {
  return TextSelection.between(doc.resolve(start + 1), doc.resolve(end - 1));
}
