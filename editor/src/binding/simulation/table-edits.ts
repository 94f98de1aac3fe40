import type { Command, EditorState, Transaction } from "@tiptap/pm/state";
import {
  addColumnAfter,
  addColumnBefore,
  addRowAfter,
  addRowBefore,
  CellSelection,
  deleteColumn,
  deleteRow,
  deleteTable,
  fixTables,
  mergeCells,
  splitCell,
  TableMap,
  toggleHeaderColumn,
  toggleHeaderRow,
} from "@tiptap/pm/tables";
import type { Dice } from "./dice.ts";
import { randomNode } from "./random-place.ts";
import type { RandomEdit } from "./word-edits.ts";

/** Does a command with one or more cells of some table selected. In a table that has gaps they may go wrong. */
const inTable = (command: Command): RandomEdit => {
  return (state, dice) => {
    const table = randomNode(state.doc, dice, ({ type }) => type.name === "table");
    if (!table || TableMap.get(table.node).problems) return undefined;
    const cells: number[] = [];
    table.node.descendants(({ type }, position) => {
      if (type.spec["tableRole"] === "cell" || type.spec["tableRole"] === "header_cell")
        cells.push(table.position + 1 + position);
      return type.name === "tableRow";
    });
    if (cells.length === 0) return undefined;
    let result: Transaction | undefined;
    command(selectCells(state, cells, dice), (tr) => (result = tr));
    return result;
  };
};

export const tableEdits: Record<string, RandomEdit> = {
  addColumnAfter: inTable(addColumnAfter),
  addColumnBefore: inTable(addColumnBefore),
  addRowAfter: inTable(addRowAfter),
  addRowBefore: inTable(addRowBefore),
  deleteColumn: inTable(deleteColumn),
  deleteRow: inTable(deleteRow),
  deleteTable: inTable(deleteTable),
  mergeCells: inTable(mergeCells),
  splitCell: inTable(splitCell),
  toggleHeaderColumn: inTable(toggleHeaderColumn),
  toggleHeaderRow: inTable(toggleHeaderRow),
  fillGaps: (state) => fixTables(state),
};

function selectCells(state: EditorState, cells: number[], dice: Dice): EditorState {
  return state.apply(state.tr.setSelection(CellSelection.create(state.doc, dice.pick(cells), dice.pick(cells))));
}
