import type { KeyboardShortcutCommand } from "@tiptap/core";
import type { ResolvedPos } from "@tiptap/pm/model";
import { Selection, TextSelection } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";

export type Way = "up" | "down";

export interface Line {
  /** A place in it. */
  readonly $place: ResolvedPos;
  /** How deep the block is that is not left. */
  readonly depth: number;
}

/** What up and down do, and what they do with Shift, which selects. */
export function upAndDown(
  go: (view: EditorView, way: Way, isSelecting: boolean) => boolean,
): Record<string, KeyboardShortcutCommand> {
  const command =
    (way: Way, isSelecting: boolean): KeyboardShortcutCommand =>
    ({ editor }) =>
      go(editor.view, way, isSelecting);
  return {
    ArrowUp: command("up", false),
    ArrowDown: command("down", false),
    "Shift-ArrowUp": command("up", true),
    "Shift-ArrowDown": command("down", true),
  };
}

/** Leads up or down into a line, to what is above or below the caret there; whether that line is shown. */
export function goToLine(view: EditorView, { $place, depth }: Line, way: Way, isSelecting: boolean): boolean {
  const { doc, selection, tr } = view.state;
  const { $anchor, $head } = selection;
  const { top, bottom } = view.coordsAtPos($place.pos);
  if (top === bottom) return false;
  const found = view.posAtCoords({ left: view.coordsAtPos($head.pos).left, top: (top + bottom) / 2 })?.pos;
  const isInside = found !== undefined && found > $place.before(depth) && found < $place.after(depth);
  const $to = isInside ? Selection.near(doc.resolve(found), way === "down" ? 1 : -1).$head : $place;
  view.dispatch(tr.setSelection(TextSelection.between(isSelecting ? $anchor : $to, $to)).scrollIntoView());
  return true;
}

/** The caret, or the end of a selection that goes on, in text. */
export function headOf(view: EditorView, isSelecting: boolean): ResolvedPos | undefined {
  const { selection } = view.state;
  return selection instanceof TextSelection && (isSelecting || selection.empty) ? selection.$head : undefined;
}
