import { NodeSelection } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import type { Movable } from "./movable.ts";

/** Gives a block to the mouse; what others write into it comes along, see `binding/keep-dragged.ts`. */
export function dragBlock(view: EditorView, { position }: Movable, data: DataTransfer) {
  view.dispatch(view.state.tr.setSelection(NodeSelection.create(view.state.doc, position)));
  const slice = view.state.selection.content();
  const { dom, text } = view.serializeForClipboard(slice);
  data.clearData();
  data.setData("text/html", dom.innerHTML);
  data.setData("text/plain", text);
  data.effectAllowed = "copyMove";
  const shown = view.nodeDOM(position);
  if (shown instanceof Element) data.setDragImage(shown, 0, 0);
  view.dragging = { slice, move: true };
}

export function stopDragging(view: EditorView) {
  view.dragging = null;
}
