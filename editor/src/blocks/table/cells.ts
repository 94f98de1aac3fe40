import type { Node, ResolvedPos } from "@tiptap/pm/model";
import {
  AllSelection,
  type Command,
  type EditorState,
  Selection,
  TextSelection,
  type Transaction,
} from "@tiptap/pm/state";
import {
  cellAround,
  CellSelection,
  deleteCellSelection,
  deleteColumn,
  deleteRow,
  deleteTable,
  TableMap,
  type TableRect,
} from "@tiptap/pm/tables";
import { type Axis, isSpanSelected, lengthOf, selectedPart, selectSpan, spanOf } from "./places.ts";

/** Gives the selected cells, or the one with the caret, a colour or an alignment. */
export function setCells(name: "color" | "align", value: string | null): Command {
  return (state, dispatch) => {
    const cells = chosenCells(state);
    if (cells.length === 0) return false;
    const tr = state.tr;
    for (const position of cells) tr.setNodeAttribute(position, name, value);
    dispatch?.(tr);
    return true;
  };
}

/** What all chosen cells have, or nothing. */
export function valueOfCells(state: EditorState, name: "color" | "align"): string | null {
  const values = new Set(chosenCells(state).map((position) => state.doc.nodeAt(position)?.attrs[name] ?? null));
  return values.size === 1 ? ([...values][0] as string | null) : null;
}

function chosenCells({ selection }: EditorState): number[] {
  if (selection instanceof CellSelection) {
    const positions: number[] = [];
    selection.forEachCell(({ type }, position) => {
      // In a table with gaps a row can stand for a cell that is not there.
      if (type.spec["tableRole"] !== "row") positions.push(position);
    });
    return positions;
  }
  const $cell = cellAround(selection.$head);
  return $cell ? [$cell.pos] : [];
}

export const selectCell: Command = ({ selection, tr }, dispatch) => {
  const $cell = cellAround(selection.$head);
  if (!$cell || selection instanceof CellSelection) return false;
  dispatch?.(tr.setSelection(new CellSelection($cell)));
  return true;
};

/** Back from selected cells to the words of the last of them. */
export const enterCell: Command = ({ selection, tr }, dispatch) => {
  if (!(selection instanceof CellSelection)) return false;
  const { $headCell } = selection;
  const end = $headCell.pos + ($headCell.nodeAfter as Node).nodeSize - 1;
  dispatch?.(tr.setSelection(Selection.near(tr.doc.resolve(end), -1)).scrollIntoView());
  return true;
};

/** First what is in the cell, then the table, then the document. */
export const selectMore: Command = (state, dispatch) => {
  const { selection, tr } = state;
  const $cell = cellAround(selection.$head);
  const part = selectedPart(state);
  if (!$cell || !part) return false;
  if (isSpanSelected("row", state) && isSpanSelected("column", state)) {
    dispatch?.(tr.setSelection(new AllSelection(state.doc)));
    return true;
  }
  const words = selection instanceof CellSelection ? undefined : wordsOf($cell);
  const hasAll = !words || words.empty || (selection.from <= words.from && selection.to >= words.to);
  if (hasAll) return selectWholeTable(state, dispatch);
  dispatch?.(tr.setSelection(words));
  return true;
};

function wordsOf($cell: ResolvedPos): Selection {
  const { doc } = $cell;
  const end = $cell.pos + ($cell.nodeAfter as Node).nodeSize;
  return TextSelection.between(doc.resolve($cell.pos + 1), doc.resolve(end - 1));
}

/** The selected rows or columns go, and with the last of them the table. */
export function deleteSpan(axis: Axis): Command {
  return (state, dispatch) => {
    const part = selectedPart(state);
    if (!part) return false;
    const { from, to } = spanOf(axis, part);
    if (to - from === lengthOf(axis, part.map)) return deleteTable(state, dispatch);
    return (axis === "row" ? deleteRow : deleteColumn)(state, dispatch && ((tr) => dispatch(stayInside(tr, part))));
  };
}

export const selectWholeTable: Command = (state, dispatch) => {
  const part = selectedPart(state);
  if (!part) return false;
  dispatch?.(selectSpan(state.tr, "row", part.tableStart - 1, { from: 0, to: part.map.height }));
  return true;
};

export const deleteWholeTable: Command = deleteTable;

/** Empties the cells of the selection, or the one with the caret. */
export const clearCells: Command = (state, dispatch) => {
  if (state.selection instanceof CellSelection) return deleteCellSelection(state, dispatch);
  return selectCell(state, (tr) => deleteCellSelection(state.apply(tr), dispatch));
};

/** Whole rows and columns go, and with all of them the table; of other selected cells goes what is in them. */
export const deleteSelected: Command = (state, dispatch) => {
  if (!(state.selection instanceof CellSelection)) return false;
  const [rows, columns] = [isSpanSelected("row", state), isSpanSelected("column", state)];
  if (rows) return deleteSpan("row")(state, dispatch);
  return columns ? deleteSpan("column")(state, dispatch) : deleteCellSelection(state, dispatch);
};

/** The caret goes to a cell nearby, not out of the table. */
function stayInside(tr: Transaction, { tableStart, top, left }: TableRect): Transaction {
  const table = tr.doc.nodeAt(tableStart - 1) as Node;
  const map = TableMap.get(table);
  const [row, column] = [Math.min(top, map.height - 1), Math.min(left, map.width - 1)];
  const cell = tableStart + (map.map[row * map.width + column] as number);
  return tr.setSelection(Selection.near(tr.doc.resolve(cell + 1)));
}
