import type { Node, ResolvedPos } from "@tiptap/pm/model";
import { type EditorState, type Transaction } from "@tiptap/pm/state";
import {
  CellSelection,
  findTable,
  selectedRect,
  type TableMap,
  TableMap as Maps,
  type TableRect,
} from "@tiptap/pm/tables";

export type Axis = "row" | "column";

/** Rows or columns of a table, from the first to before the last. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The table around the selection and what is selected of it. `undefined` outside of tables, and in one with gaps. */
export function selectedPart(state: EditorState): TableRect | undefined {
  const table = tableAt(state.selection.$head);
  if (!table || Maps.get(table.node).problems) return undefined;
  return selectedRect(state);
}

export function tableAt($position: ResolvedPos) {
  return findTable($position) ?? undefined;
}

export function spanOf(axis: Axis, { left, right, top, bottom }: TableRect): Span {
  return axis === "row" ? { from: top, to: bottom } : { from: left, to: right };
}

/** As much more as is needed to cut no cell that spans several. */
export function whole(axis: Axis, map: TableMap, span: Span): Span {
  let { from, to } = span;
  while (from > 0 && isCut(axis, map, from)) from -= 1;
  while (to < lengthOf(axis, map) && isCut(axis, map, to)) to += 1;
  return { from, to };
}

/** Whether some cell lies on both sides of the line before a row or a column. */
export function isCut(axis: Axis, { map, width, height }: TableMap, line: number): boolean {
  if (line <= 0 || line >= (axis === "row" ? height : width)) return false;
  const across = Array.from({ length: axis === "row" ? width : height }, (_, index) => index);
  return across.some((index) =>
    axis === "row"
      ? map[line * width + index] === map[(line - 1) * width + index]
      : map[index * width + line] === map[index * width + line - 1],
  );
}

export function lengthOf(axis: Axis, { width, height }: TableMap): number {
  return axis === "row" ? height : width;
}

/** Selects whole rows or columns of the table that begins at a position. */
export function selectSpan(tr: Transaction, axis: Axis, tablePosition: number, { from, to }: Span): Transaction {
  const table = tr.doc.nodeAt(tablePosition) as Node;
  const map = Maps.get(table);
  const cellAt = (row: number, column: number) =>
    tr.doc.resolve(tablePosition + 1 + (map.map[row * map.width + column] as number));
  const [first, last] =
    axis === "row"
      ? [cellAt(from, 0), cellAt(to - 1, map.width - 1)]
      : [cellAt(0, from), cellAt(map.height - 1, to - 1)];
  return tr.setSelection(
    axis === "row" ? CellSelection.rowSelection(first, last) : CellSelection.colSelection(first, last),
  );
}

export function isSpanSelected(axis: Axis, { selection }: EditorState): boolean {
  if (!(selection instanceof CellSelection)) return false;
  return axis === "row" ? selection.isRowSelection() : selection.isColSelection();
}
