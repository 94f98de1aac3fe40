import type { Editor } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { Selection, TextSelection } from "@tiptap/pm/state";
import type { TableRect } from "@tiptap/pm/tables";
import type { TableMenu } from "../blocks/table/menus.ts";
import { type Axis, selectedPart, type Span, spanOf } from "../blocks/table/places.ts";
import { type CellPlace, placeOf } from "./cell-place.ts";

export type Side = "before" | "after";

/** The words that the caret is in, and how far. */
interface CaretInWords {
  readonly words: Node;
  readonly offset: number;
}

/** `undefined` when no caret is in a cell: it is elsewhere, or cells are selected. */
export function caretIn(editor: Editor, cell: HTMLElement): CaretInWords | undefined {
  const { selection, doc } = editor.state;
  const place = placeOf(editor, cell);
  if (!place || !(selection instanceof TextSelection)) return undefined;
  const { parent: words, parentOffset: offset, pos } = selection.$head;
  const end = place.cellPosition + (doc.nodeAt(place.cellPosition)?.nodeSize ?? 0);
  return pos > place.cellPosition && pos < end ? { words, offset } : undefined;
}

/**
 * How to give up the row or the column that a menu has selected for a cell: with it selected, the next letter would replace
 * all its words. The caret goes back to its place, wherever that is by then, or behind the words of the nearest cell; or
 * into a row or column that was added on a side.
 */
export function leaving(editor: Editor, menu: TableMenu, cell: HTMLElement, caret: CaretInWords | undefined) {
  const place = placeOf(editor, cell);
  const part = selectedPart(editor.state);
  if (menu === "cell" || !place || !part) return undefined;
  const selected = spanOf(menu, part);
  return (added?: Side) => putCaret(editor, menu, { place, selected, caret: added ? undefined : caret, added });
}

interface Goal {
  place: CellPlace;
  selected: Span;
  caret: CaretInWords | undefined;
  added: Side | undefined;
}

function putCaret({ view, state }: Editor, axis: Axis, goal: Goal) {
  const part = selectedPart(state);
  if (!part || part.tableStart - 1 !== goal.place.tablePosition) return;
  const nearest = nearestCell(part, axis, goal);
  const { nodeSize } = part.table.nodeAt(nearest) as Node;
  const at = (goal.caret && placeInWords(part.table, goal.caret, nearest)) ?? nearest + nodeSize - 1;
  const $caret = state.doc.resolve(part.tableStart + at);
  view.dispatch(state.tr.setSelection(Selection.near($caret, -1)).scrollIntoView());
}

/** Its offset in the table. */
function nearestCell(part: TableRect, axis: Axis, { place, selected, added }: Goal): number {
  const now = spanOf(axis, part);
  const beside = added === "before" ? selected.from : selected.to;
  const index = added ? beside : Math.min(now.from + place[axis].from - selected.from, now.to - 1);
  const { map, width, height } = part.map;
  const row = Math.min(axis === "row" ? index : place.row.from, height - 1);
  const column = Math.min(axis === "column" ? index : place.column.from, width - 1);
  return map[row * width + column] as number;
}

/** Words keep their node when rows and columns move. A copy has the same one, and so may empty cells: the nearest counts. */
function placeInWords(table: Node, { words, offset }: CaretInWords, cell: number): number | undefined {
  const found: number[] = [];
  table.descendants((node, start) => {
    if (node === words) found.push(start);
  });
  const start = found.find((each) => each > cell) ?? found[0];
  return start === undefined ? undefined : start + 1 + offset;
}
