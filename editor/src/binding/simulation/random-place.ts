import type { Node } from "@tiptap/pm/model";
import { type EditorState, TextSelection } from "@tiptap/pm/state";
import type { Dice } from "./dice.ts";

/** Some place for a caret, never in the middle of a sign that has two code units. */
export function randomCaret(doc: Node, dice: Dice): number {
  const { $head } = TextSelection.near(doc.resolve(dice.below(doc.content.size + 1)));
  const before = $head.parent.inlineContent ? $head.parent.textBetween(0, $head.parentOffset, "", "x") : "";
  return /[\uD800-\uDBFF]$/.test(before) ? $head.pos + 1 : $head.pos;
}

/** A part of the document: often a few letters, sometimes across blocks. */
export function randomRange(doc: Node, dice: Dice): { from: number; to: number } {
  const from = randomCaret(doc, dice);
  const to = dice.oneIn(3) ? randomCaret(doc, dice) : nextCaret(doc, from, dice.below(4));
  return from <= to ? { from, to } : { from: to, to: from };
}

/** The position of some node that fulfils a condition. */
export function randomNode(
  doc: Node,
  dice: Dice,
  isWanted: (node: Node, parent: Node) => boolean,
): { node: Node; position: number; parent: Node } | undefined {
  const found: { node: Node; position: number; parent: Node }[] = [];
  doc.descendants((node, position, parent) => {
    if (parent && isWanted(node, parent)) found.push({ node, position, parent });
  });
  return found.length > 0 ? dice.pick(found) : undefined;
}

export function select(state: EditorState, from: number, to = from): EditorState {
  const selection = TextSelection.between(state.doc.resolve(from), state.doc.resolve(to));
  return state.apply(state.tr.setSelection(selection));
}

function nextCaret(doc: Node, from: number, length: number): number {
  const $from = doc.resolve(from);
  const to = Math.min(from + length, $from.end());
  const before = $from.parent.textBetween(0, to - $from.start(), "", "x");
  return /[\uD800-\uDBFF]$/.test(before) ? to + 1 : to;
}
