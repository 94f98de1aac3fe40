import type { Node } from "@tiptap/pm/model";
import type { Command, Transaction } from "@tiptap/pm/state";
import { TableMap } from "@tiptap/pm/tables";
import { columnWidths } from "./column-widths.ts";
import { selectedPart } from "./places.ts";

/** Gives a column of the table that begins at a position a width; with `null` it takes what the others leave. */
export function setColumnWidth(
  tr: Transaction,
  tablePosition: number,
  column: number,
  width: number | null,
): Transaction {
  const table = tr.doc.nodeAt(tablePosition) as Node;
  const map = TableMap.get(table);
  const given = width === null ? 0 : clampWidth(width);
  const places = Array.from({ length: map.height }, (_, row) => map.map[row * map.width + column] as number);
  for (const offset of new Set(places))
    changeWidth(tr, tablePosition + 1 + offset, column - map.colCount(offset), given);
  return tr;
}

/** Takes the stored widths away, so that all columns share the line. */
export const resetWidths: Command = (state, dispatch) => {
  const part = selectedPart(state);
  if (!part) return false;
  const tr = state.tr;
  part.table.descendants((node, offset) => {
    if (node.type.spec["tableRole"] === "row") return true;
    if (node.attrs["colwidth"]) tr.setNodeAttribute(part.tableStart + offset, "colwidth", null);
    return false;
  });
  if (!tr.docChanged) return false;
  dispatch?.(tr);
  return true;
};

export function clampWidth(width: number): number {
  return Math.round(Math.min(columnWidths.most, Math.max(columnWidths.least, width)));
}

function changeWidth(tr: Transaction, position: number, index: number, width: number) {
  const { colspan, colwidth } = (tr.doc.nodeAt(position) as Node).attrs;
  const widths = Array.from({ length: colspan }, (_, place): number => colwidth?.[place] ?? 0);
  if (widths[index] === width) return;
  widths[index] = width;
  tr.setNodeAttribute(position, "colwidth", widths.some((each) => each > 0) ? widths : null);
}
