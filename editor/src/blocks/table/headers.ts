import type { Node } from "@tiptap/pm/model";
import type { Command } from "@tiptap/pm/state";
import type { TableMap } from "@tiptap/pm/tables";
import { type Axis, selectedPart } from "./places.ts";

/** Makes heads of the first row or the first column, or cells of them again. The corner belongs to both. */
export function toggleHeader(axis: Axis): Command {
  return (state, dispatch) => {
    const part = selectedPart(state);
    if (!part) return false;
    const { map, table, tableStart } = part;
    const willBe = { row: hasHeader("row", table, map), column: hasHeader("column", table, map) };
    willBe[axis] = !willBe[axis];
    const tr = state.tr;
    for (const offset of firstCells(axis, map)) {
      const cell = table.nodeAt(offset) as Node;
      const { left, top } = map.findCell(offset);
      const scope = scopeAt(left, top, willBe);
      const type = state.schema.nodes[scope ? "tableHeader" : "tableCell"];
      tr.setNodeMarkup(tableStart + offset, type, { ...cell.attrs, ...(scope && { scope }) });
    }
    dispatch?.(tr);
    return true;
  };
}

/** All cells of the first row or column are heads. Of a column only what is beside the first row says so, if there is more. */
export function hasHeader(axis: Axis, table: Node, map: TableMap): boolean {
  const cells = firstCells(axis, map);
  const beyondCorner = cells.length > 1 ? cells.filter((offset) => offset !== map.map[0]) : cells;
  return beyondCorner.every((offset) => table.nodeAt(offset)?.type.name === "tableHeader");
}

function firstCells(axis: Axis, map: TableMap): number[] {
  const rect =
    axis === "row"
      ? { left: 0, top: 0, right: map.width, bottom: 1 }
      : { left: 0, top: 0, right: 1, bottom: map.height };
  return map.cellsInRect(rect);
}

function scopeAt(column: number, row: number, willBe: Record<Axis, boolean>): "col" | "row" | undefined {
  if (row === 0 && willBe.row) return "col";
  return column === 0 && willBe.column ? "row" : undefined;
}
