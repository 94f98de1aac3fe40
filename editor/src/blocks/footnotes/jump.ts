import { type EditorState, TextSelection, type Transaction } from "@tiptap/pm/state";
import { footnotesIn, type Place, placesOf } from "./footnote-numbers.ts";

/** From a reference to its text, or from a text to the first reference: the caret goes there. */
export function jump(state: EditorState, tr: Transaction, from: Pick<Place, "id" | "kind">): boolean {
  const target = placesOf(footnotesIn(state)).find(({ id, kind }) => id === from.id && kind !== from.kind);
  const node = target && state.doc.nodeAt(target.position);
  if (!target || !node) return false;
  const end = target.position + node.nodeSize;
  const caret =
    target.kind === "text" ? TextSelection.near(state.doc.resolve(end - 1), -1) : TextSelection.create(state.doc, end);
  tr.setSelection(caret).scrollIntoView();
  return true;
}
