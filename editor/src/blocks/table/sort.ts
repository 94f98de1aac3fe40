import type { Node } from "@tiptap/pm/model";
import type { Command, Transaction } from "@tiptap/pm/state";
import { type TableRect } from "@tiptap/pm/tables";
import { hasHeader } from "./headers.ts";
import { compareCells, type SortDirection } from "./compare-cells.ts";
import { placeCells } from "./grid.ts";
import { leafText } from "./leaf-text.ts";
import { selectedPart, selectSpan } from "./places.ts";

/** Sorts the rows by the selected column. A head row stays; larger cells have no one row to go with, so it is refused. */
export function sortByColumn(direction: SortDirection, locale: string | undefined): Command {
  return (state, dispatch) => {
    const part = selectedPart(state);
    if (!part || !canSort(part)) return false;
    const first = firstSorted(part);
    const order = sortedRows(part.table, { first, column: part.left, direction, locale });
    const tr = state.tr;
    reorderRows(tr, part, order);
    const { left, right, tableStart } = part;
    dispatch?.(selectSpan(tr, "column", tableStart - 1, { from: left, to: right }));
    return true;
  };
}

export function canSort(part: TableRect): boolean {
  const { cells } = placeCells(part.table);
  const isPlain = cells.every(
    ({ row, colspan, rowspan }) => row < firstSorted(part) || (colspan === 1 && rowspan === 1),
  );
  return isPlain && part.map.height - firstSorted(part) > 1;
}

function firstSorted({ table, map }: TableRect): number {
  return hasHeader("row", table, map) ? 1 : 0;
}

interface Sorting {
  first: number;
  column: number;
  direction: SortDirection;
  locale: string | undefined;
}

/** The rows in their new order, by where they are now. */
function sortedRows(table: Node, { first, column, direction, locale }: Sorting): number[] {
  const indices = Array.from({ length: table.childCount }, (_, index) => index);
  const texts = table.children.map((row) => textOf(row.maybeChild(column)));
  const compare = compareCells(texts.slice(first), direction, locale);
  const sorted = indices.slice(first).toSorted((one, other) => compare(texts[one] as string, texts[other] as string));
  return [...indices.slice(0, first), ...sorted];
}

function textOf(cell: Node | null): string {
  return cell ? cell.textBetween(0, cell.content.size, " ", leafText).trim() : "";
}

/** Moves as few rows as possible: what others write in one that stays put is kept. */
function reorderRows(tr: Transaction, { table, tableStart }: TableRect, order: readonly number[]) {
  const staying = new Set(longestRise(order));
  let position = tableStart + table.content.size;
  for (let index = table.childCount - 1; index >= 0; index -= 1) {
    const { nodeSize } = table.child(index);
    position -= nodeSize;
    if (!staying.has(index)) tr.delete(position, position + nodeSize);
  }
  for (const index of order) {
    const row = table.child(index);
    if (!staying.has(index)) tr.insert(position, row);
    position += row.nodeSize;
  }
}

/** A longest part of a list, in its order, that rises all along. */
function longestRise(list: readonly number[]): number[] {
  // For each length, where the rise of that length ends which ends lowest.
  const ends: number[] = [];
  const before: number[] = [];
  for (const [place, value] of list.entries()) {
    const found = ends.findIndex((end) => (list[end] as number) >= value);
    const length = found < 0 ? ends.length : found;
    before[place] = length > 0 ? (ends[length - 1] as number) : -1;
    ends[length] = place;
  }
  const rise: number[] = [];
  for (let place = ends.at(-1) ?? -1; place >= 0; place = before[place] as number) rise.push(list[place] as number);
  return rise.toReversed();
}
