import type { Editor } from "@tiptap/core";
import { Selection, type Transaction } from "@tiptap/pm/state";

/**
 * Puts the caret into the paragraph below a block that ends at a position, and makes one where there is none: whoever types
 * on after putting something in goes on below it, and does not replace it.
 */
export function caretBelow(tr: Transaction, end: number): Transaction {
  const below = tr.doc.resolve(end).nodeAfter;
  const paragraph = tr.doc.type.schema.nodes["paragraph"];
  if (paragraph && below?.type !== paragraph) tr.insert(end, paragraph.create());
  return tr.setSelection(Selection.near(tr.doc.resolve(end)));
}

/** The same below the block that begins at a position, if it is still there. */
export function goBelow({ state, view }: Editor, position: number) {
  const block = state.doc.nodeAt(position);
  if (block) view.dispatch(caretBelow(state.tr, position + block.nodeSize).scrollIntoView());
}
