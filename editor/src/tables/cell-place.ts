import type { Editor } from "@tiptap/core";
import { cellAround, TableMap } from "@tiptap/pm/tables";
import { type Axis, isSpanSelected, selectedPart, selectSpan, type Span, spanOf } from "../blocks/table/places.ts";

export interface CellPlace {
  readonly tablePosition: number;
  readonly cellPosition: number;
  readonly row: Span;
  readonly column: Span;
}

/** Where in the document a cell of the page is. `undefined` while the two are not the same, or the table has gaps. */
export function placeOf({ view, state }: Editor, cell: HTMLElement): CellPlace | undefined {
  const $cell = cell.isConnected ? cellAround(state.doc.resolve(view.posAtDOM(cell, 0))) : null;
  if (!$cell) return undefined;
  const map = TableMap.get($cell.node(-1));
  if (map.problems) return undefined;
  const { left, right, top, bottom } = map.findCell($cell.pos - $cell.start(-1));
  return {
    tablePosition: $cell.before(-1),
    cellPosition: $cell.pos,
    row: { from: top, to: bottom },
    column: { from: left, to: right },
  };
}

/** Selects the row or the column of a cell, unless it is part of several that are selected. */
export function selectAlong(editor: Editor, axis: Axis, cell: HTMLElement): boolean {
  const place = placeOf(editor, cell);
  if (!place) return false;
  const part = selectedPart(editor.state);
  const selected = part && part.tableStart - 1 === place.tablePosition ? spanOf(axis, part) : undefined;
  const isInside = selected && selected.from <= place[axis].from && selected.to >= place[axis].to;
  if (!isInside || !isSpanSelected(axis, editor.state))
    editor.view.dispatch(selectSpan(editor.state.tr, axis, place.tablePosition, place[axis]));
  editor.view.focus();
  return true;
}

/** Whether the whole row or column of a cell is selected. */
export function isAlongSelected(editor: Editor, axis: Axis, cell: HTMLElement): boolean {
  if (!isSpanSelected(axis, editor.state)) return false;
  const [place, part] = [placeOf(editor, cell), selectedPart(editor.state)];
  if (!place || !part || part.tableStart - 1 !== place.tablePosition) return false;
  const { from, to } = spanOf(axis, part);
  return from <= place[axis].from && to >= place[axis].to;
}
