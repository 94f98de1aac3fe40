import { type EditorState, Selection, TextSelection, type Command } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { moveBy } from "./move.ts";
import { tableAt } from "./places.ts";

export type Side = "left" | "right";

/** Moves the selected columns, or the one the caret is in, to a side of the page. */
export function moveColumn(side: Side): Command {
  return (state, dispatch, view) => moveBy("column", stepTo(side, state, view))(state, dispatch, view);
}

/** Leaves words in a cell that run to the left at their end, which is where left leads, or at their beginning. */
export function leaveCell(side: Side): Command {
  return (state, dispatch, view) => {
    const { selection, doc } = state;
    if (!(selection instanceof TextSelection) || !selection.$cursor || !tableAt(selection.$head)) return false;
    const { parentOffset, parent } = selection.$cursor;
    const isAtEnd = parent.content.size > 0 ? parentOffset > 0 : stepTo(side, state, view) > 0;
    const isForward = side === "right";
    if (isAtEnd === isForward || !view?.endOfTextblock(side)) return false;
    const place = isAtEnd ? selection.$cursor.after() : selection.$cursor.before();
    const next = Selection.findFrom(doc.resolve(place), isAtEnd ? 1 : -1);
    if (!next) return false;
    dispatch?.(state.tr.setSelection(next).scrollIntoView());
    return true;
  };
}

/** Whether the columns of the table that the selection is in begin at the right. */
export function isReversed({ selection }: EditorState, view: EditorView | undefined): boolean {
  const table = tableAt(selection.$head);
  const frame = table && view?.nodeDOM(table.pos);
  return frame instanceof Element && getComputedStyle(frame).direction === "rtl";
}

/** Whether the next column is at this side, or the one before. */
export function stepTo(side: Side, state: EditorState, view: EditorView | undefined): 1 | -1 {
  return (side === "left") === isReversed(state, view) ? 1 : -1;
}
