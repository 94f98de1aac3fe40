import { type Node, Slice } from "@tiptap/pm/model";
import { type Selection, TextSelection } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { keepPlace, type Place, takePlace } from "./pending-place.ts";

/**
 * Puts content where the selection is, once it is here: others may write meanwhile, and so may I. It is taken back in
 * one step.
 */
export async function insertWhenReady(view: EditorView, content: Promise<Node>, at: Place = view.state.selection) {
  const owner = {};
  view.dispatch(keepPlace(view.state, owner, { from: at.from, to: at.to }));
  const ready = await content.catch((error: unknown) => {
    if (!view.isDestroyed) view.dispatch(takePlace(view.state, owner).transaction);
    throw error;
  });
  if (view.isDestroyed) return;
  const { place, transaction } = takePlace(view.state, owner);
  if (!place || !view.editable) return;
  let slice = Slice.maxOpen(ready.content, false);
  view.someProp("transformPasted", (transform) => {
    slice = transform(slice, view, false);
  });
  const { selection } = view.state;
  const isStillThere = selection.from === place.from && selection.to === place.to;
  const $from = transaction.doc.resolve(place.from);
  if (!isStillThere) transaction.setSelection(TextSelection.between($from, transaction.doc.resolve(place.to)) as Selection);
  transaction.replaceSelection(slice).setMeta("paste", true).setMeta("uiEvent", "paste");
  if (isStillThere) transaction.scrollIntoView();
  else transaction.setSelection(selection.map(transaction.doc, transaction.mapping));
  view.dispatch(transaction);
}
