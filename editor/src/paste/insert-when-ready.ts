import { type Fragment, type Node, Slice } from "@tiptap/pm/model";
import { Selection } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { keepPlace, type Place, takePlace } from "./pending-place.ts";
import { putIntoHead } from "./put-into-head.ts";

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
  const { selection } = view.state;
  const isStillThere = selection.from === place.from && selection.to === place.to;
  const slice = sliceOf(view, ready.content, place);
  const headEnd = putIntoHead(view.state, transaction, place, slice);
  if (headEnd === undefined) transaction.replaceRange(place.from, place.to, slice);
  transaction.setMeta("paste", true).setMeta("uiEvent", "paste");
  const end = transaction.doc.resolve(headEnd ?? transaction.mapping.map(place.to));
  if (isStillThere) transaction.setSelection(Selection.near(end, -1)).scrollIntoView();
  view.dispatch(transaction);
}

/** Among words the first and the last block go on with them; between blocks all stay what they are. */
function sliceOf(view: EditorView, content: Fragment, { from }: Place): Slice {
  const isAmongWords = view.state.doc.resolve(from).parent.inlineContent;
  let slice = isAmongWords ? Slice.maxOpen(content, false) : new Slice(content, 0, 0);
  view.someProp("transformPasted", (transform) => {
    slice = transform(slice, view, false);
  });
  return slice;
}
