import type { Editor } from "@tiptap/core";
import { bindingOf } from "../binding/binding-plugin.ts";
import type { LostWords } from "../binding/lost-words.ts";
import { whereItGoesOn } from "./go-on.ts";

/**
 * Writes words into the text that was made of theirs by somebody who had not seen them: of a paragraph that is a heading
 * now, of an item that was moved. Only the one who wrote them does so. False when it cannot be done.
 */
export function carryOn(editor: Editor, lost: LostWords): boolean {
  if (editor.isDestroyed || !editor.isEditable) return false;
  const insertions = whereItGoesOn(lost);
  if (!insertions) return false;
  const { state, view } = editor;
  const binding = bindingOf(state);
  const places: { position: number; words: string }[] = [];
  for (const { place, words } of insertions) {
    const position = binding.toPosition(place);
    if (position === undefined || !state.doc.resolve(position).parent.inlineContent) return false;
    places.push({ position, words });
  }
  const { tr } = state;
  for (const { position, words } of places.toReversed()) tr.insertText(words, position);
  if (tr.docChanged) view.dispatch(tr);
  return true;
}
