import { NodeSelection, TextSelection } from "@tiptap/pm/state";
import { dropPoint } from "@tiptap/pm/transform";
import type { EditorView } from "@tiptap/pm/view";
import type { Slice } from "@tiptap/pm/model";
import { around, selectBlock } from "./block-commands.ts";
import { blocksAt, nodesOf } from "./blocks-at.ts";
import type { Movable } from "./movable.ts";

/** What is dragged where several blocks are. */
const several = new WeakMap<EditorView, Slice>();

/** Gives a block to the mouse; what others write into it comes along, see `binding/keep-dragged.ts`. */
export function dragBlock(view: EditorView, { position }: Movable, data: DataTransfer) {
  const range = blocksAt(view.state, position);
  if (!range) return;
  const isOne = nodesOf(range).length === 1;
  if (isOne) view.dispatch(view.state.tr.setSelection(NodeSelection.create(view.state.doc, position)));
  else selectBlock(position)(view.state, view.dispatch);
  const slice = view.state.doc.slice(range.start, range.end, true);
  const { dom, text } = view.serializeForClipboard(slice);
  data.clearData();
  data.setData("text/html", dom.innerHTML);
  data.setData("text/plain", text);
  data.effectAllowed = "copyMove";
  const shown = view.nodeDOM(position);
  if (shown instanceof Element) data.setDragImage(shown, 0, 0);
  view.dragging = { slice, move: isOne };
  if (!isOne) several.set(view, slice);
}

export function stopDragging(view: EditorView) {
  view.dragging = null;
  several.delete(view);
}

/**
 * ProseMirror deletes the words that are selected, and leaves a paragraph where several blocks were. What others have
 * written into them by now is in what is selected.
 */
export function dropBlocks(view: EditorView, { clientX, clientY }: MouseEvent, isMoved: boolean): boolean {
  const { state, dragging } = view;
  if (!dragging || several.get(view) !== dragging.slice) return false;
  const position = around(state.selection)?.position;
  const range = position === undefined ? undefined : blocksAt(state, position);
  const under = view.posAtCoords({ left: clientX, top: clientY });
  if (!range || !under) return true;
  const slice = state.doc.slice(range.start, range.end, true);
  const target = dropPoint(state.doc, under.pos, slice) ?? under.pos;
  if (isMoved && target >= range.start && target <= range.end) return true;
  const tr = state.tr;
  if (isMoved) tr.deleteRange(range.start, range.end);
  const start = tr.mapping.map(target);
  tr.replaceRange(start, start, slice);
  const end = tr.mapping.map(target);
  tr.setSelection(TextSelection.between(tr.doc.resolve(start), tr.doc.resolve(end)));
  view.focus();
  view.dispatch(tr.setMeta("uiEvent", "drop"));
  return true;
}
