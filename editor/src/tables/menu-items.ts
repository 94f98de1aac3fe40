import type { Editor } from "@tiptap/core";
import type { Command } from "@tiptap/pm/state";
import { mergeCells, splitCell } from "@tiptap/pm/tables";
import { addSpan } from "../blocks/table/add.ts";
import { clearCells, deleteSpan, deleteWholeTable, selectWholeTable } from "../blocks/table/cells.ts";
import { hasHeader, toggleHeader } from "../blocks/table/headers.ts";
import type { TableMenu } from "../blocks/table/menus.ts";
import { duplicate, moveBy } from "../blocks/table/move.ts";
import { type Axis, selectedPart, spanOf } from "../blocks/table/places.ts";
import { isReversed } from "../blocks/table/sideways.ts";
import { sortByColumn } from "../blocks/table/sort.ts";
import { resetWidths } from "../blocks/table/widths.ts";
import type { Messages } from "../messages/english.ts";
import type { IconName } from "../ui/icons.ts";
import type { Side } from "./leave-menu.ts";

export interface MenuItem {
  readonly name: keyof Messages["tables"] & string;
  readonly icon: IconName;
  readonly command: Command;
  readonly shortcut?: string;
  readonly isChecked?: (editor: Editor) => boolean;
  /** It is done more than once in a row. */
  readonly staysOpen?: boolean;
  /** On this side of what is selected it puts a new row or column, where one writes next. */
  readonly adds?: Side;
}

/** What a menu offers, in groups. Colours and alignments come between the last two. */
export function itemsOf(menu: TableMenu, editor: Editor, resize: (by: number) => Command): MenuItem[][] {
  return itemsByMenu[menu]({ editor, resize });
}

interface Setting {
  editor: Editor;
  resize: (by: number) => Command;
}

const sort = (direction: "ascending" | "descending") =>
  sortByColumn(direction, document.documentElement.lang || undefined);
const widthStep = 24;

function sidewaysTo(isRight: boolean): Pick<MenuItem, "icon" | "shortcut"> {
  return isRight ? { icon: "arrow-right", shortcut: "Alt-Shift-→" } : { icon: "arrow-left", shortcut: "Alt-Shift-←" };
}

const itemsByMenu: Record<TableMenu, (setting: Setting) => MenuItem[][]> = {
  row: ({ editor }) => [
    [
      { name: "rowAbove", icon: "between-horizontal-start", ...add("row", "before") },
      { name: "rowBelow", icon: "between-horizontal-end", ...add("row", "after") },
      { name: "duplicate", icon: "copy", command: duplicate("row") },
    ],
    [
      { name: "moveUp", icon: "arrow-up", command: moveBy("row", -1), shortcut: "Alt-Shift-↑" },
      { name: "moveDown", icon: "arrow-down", command: moveBy("row", 1), shortcut: "Alt-Shift-↓" },
    ],
    isFirst("row", editor) ? [header("row")] : [],
    [
      { name: "clear", icon: "eraser", command: clearCells, shortcut: "Delete" },
      { name: "deleteRow", icon: "trash-2", command: deleteSpan("row"), shortcut: "Backspace" },
    ],
  ],
  column: ({ editor, resize }) => [
    [
      { name: "columnBefore", icon: "between-vertical-start", ...add("column", "before") },
      { name: "columnAfter", icon: "between-vertical-end", ...add("column", "after") },
      { name: "duplicate", icon: "copy", command: duplicate("column") },
    ],
    [
      { name: "moveBefore", command: moveBy("column", -1), ...sidewaysTo(isReversed(editor.state, editor.view)) },
      { name: "moveAfter", command: moveBy("column", 1), ...sidewaysTo(!isReversed(editor.state, editor.view)) },
    ],
    [
      { name: "sortAscending", icon: "arrow-down-a-z", command: sort("ascending") },
      { name: "sortDescending", icon: "arrow-up-z-a", command: sort("descending") },
    ],
    [
      { name: "wider", icon: "unfold-horizontal", command: resize(widthStep), staysOpen: true },
      { name: "narrower", icon: "fold-horizontal", command: resize(-widthStep), staysOpen: true },
      { name: "resetWidths", icon: "columns-3", command: resetWidths, staysOpen: true },
    ],
    isFirst("column", editor) ? [header("column")] : [],
    [
      { name: "clear", icon: "eraser", command: clearCells, shortcut: "Delete" },
      { name: "deleteColumn", icon: "trash-2", command: deleteSpan("column"), shortcut: "Backspace" },
    ],
  ],
  cell: () => [
    [
      { name: "mergeCells", icon: "table-cells-merge", command: mergeCells },
      { name: "splitCell", icon: "table-cells-split", command: splitCell },
      { name: "selectTable", icon: "table", command: selectWholeTable },
    ],
    [header("row"), header("column")],
    [
      { name: "clear", icon: "eraser", command: clearCells, shortcut: "Delete" },
      { name: "deleteRow", icon: "trash-2", command: deleteSpan("row") },
      { name: "deleteColumn", icon: "trash-2", command: deleteSpan("column") },
      { name: "deleteTable", icon: "trash-2", command: deleteWholeTable },
    ],
  ],
};

function add(axis: Axis, side: Side): Pick<MenuItem, "command" | "adds"> {
  return { command: addSpan(axis, side), adds: side };
}

function header(axis: Axis): MenuItem {
  return {
    name: axis === "row" ? "headerRow" : "headerColumn",
    icon: axis === "row" ? "panel-top" : "panel-left",
    command: toggleHeader(axis),
    isChecked: ({ state }) => {
      const part = selectedPart(state);
      return part !== undefined && hasHeader(axis, part.table, part.map);
    },
  };
}

function isFirst(axis: Axis, { state }: Editor): boolean {
  const part = selectedPart(state);
  return part !== undefined && spanOf(axis, part).from === 0;
}
