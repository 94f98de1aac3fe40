import type { Node } from "@tiptap/pm/model";
import type { Transaction } from "@tiptap/pm/state";
import { placeCells } from "./grid.ts";

/**
 * Makes a rectangle of a table in which people did at once what does not go together, such as a new row and a new column.
 * Several may mend the same at once: what is changed or taken away comes out the same for all of them, and a cell that was
 * added twice is empty and is taken away again. Nothing that somebody wrote goes.
 */
export function mendTable(tr: Transaction, position: number): void {
  const table = () => tr.doc.nodeAt(position) as Node;
  clipSpans(tr, position, table());
  dropEmptyRows(tr, position, table());
  if (table().childCount === 0 || table().children.every(({ childCount }) => childCount === 0)) {
    tr.delete(position, position + table().nodeSize);
    return;
  }
  evenRows(tr, position, table());
  agreeOnWidths(tr, position, table());
}

export function isSound(table: Node): boolean {
  const { cells, widths } = placeCells(table);
  const isEven = widths.every((width) => width > 0 && width === widths[0]);
  const isClipped = cells.every(
    ({ node, colspan, rowspan }) => node.attrs["colspan"] === colspan && node.attrs["rowspan"] === rowspan,
  );
  return isEven && isClipped && mismatches(table).length === 0;
}

function clipSpans(tr: Transaction, position: number, table: Node) {
  for (const { node, offset, colspan, rowspan } of placeCells(table).cells) {
    const { colwidth } = node.attrs;
    if (node.attrs["rowspan"] !== rowspan) tr.setNodeAttribute(position + 1 + offset, "rowspan", rowspan);
    if (node.attrs["colspan"] === colspan) continue;
    tr.setNodeAttribute(position + 1 + offset, "colspan", colspan);
    if (colwidth) tr.setNodeAttribute(position + 1 + offset, "colwidth", colwidth.slice(0, colspan));
  }
}

/** Rows whose last cells went with different columns. One that lies under larger cells stays. */
function dropEmptyRows(tr: Transaction, position: number, table: Node) {
  const { widths } = placeCells(table);
  fromTheEnd(table, (row, start, index) => {
    if (row.childCount === 0 && widths[index] === 0)
      tr.delete(position + 1 + start, position + 1 + start + row.nodeSize);
  });
}

function evenRows(tr: Transaction, position: number, table: Node) {
  const { widths } = placeCells(table);
  const width = widthToBe(table, widths);
  fromTheEnd(table, (row, start, index) => {
    const end = position + 1 + start + row.nodeSize - 1;
    const missing = width - (widths[index] as number);
    if (missing > 0) tr.insert(end, emptyCells(row, missing));
    if (missing < 0) tr.delete(end - sizeOf(row.children.slice(missing)), end);
  });
}

/** The widest, unless most rows have another width and what the wider ones have more is empty. */
function widthToBe(table: Node, widths: readonly number[]): number {
  const usual = widths.find((width) => widths.filter((other) => other === width).length * 2 > widths.length);
  if (usual === undefined) return Math.max(...widths);
  const isSpare = table.children.every((row, index) => {
    const more = (widths[index] as number) - usual;
    return more <= 0 || (row.childCount >= more && row.children.slice(-more).every(isSpareCell));
  });
  return isSpare ? usual : Math.max(...widths);
}

function isSpareCell({ attrs, childCount, firstChild }: Node): boolean {
  const isSingle = attrs["colspan"] === 1 && attrs["rowspan"] === 1;
  return isSingle && childCount === 1 && firstChild?.isTextblock === true && firstChild.childCount === 0;
}

function emptyCells(row: Node, count: number): Node[] {
  const { tableCell, tableHeader } = row.type.schema.nodes;
  const isHead = row.childCount > 0 && row.children.every(({ type }) => type === tableHeader);
  const cell = (isHead ? tableHeader : tableCell)?.createAndFill(isHead ? { scope: "col" } : null);
  return cell ? Array.from({ length: count }, () => cell) : [];
}

function agreeOnWidths(tr: Transaction, position: number, table: Node) {
  for (const { offset, colwidth } of mismatches(table)) {
    tr.setNodeAttribute(position + 1 + offset, "colwidth", colwidth);
  }
}

/** The cells that say another width of a column than the first which says one. */
function mismatches(table: Node): { offset: number; colwidth: number[] | null }[] {
  const { cells } = placeCells(table);
  const agreed: number[] = [];
  for (const { node, column } of cells) {
    const widths: number[] = node.attrs["colwidth"] ?? [];
    for (const [index, width] of widths.entries()) agreed[column + index] ||= width;
  }
  if (agreed.length === 0) return [];
  return cells.flatMap(({ node, offset, column, colspan }) => {
    const widths = Array.from({ length: colspan }, (_, index) => agreed[column + index] ?? 0);
    const colwidth = widths.some((width) => width > 0) ? widths : null;
    return String(colwidth) === String(node.attrs["colwidth"]) ? [] : [{ offset, colwidth }];
  });
}

function fromTheEnd(table: Node, visit: (row: Node, start: number, index: number) => void) {
  let start = table.content.size;
  for (let index = table.childCount - 1; index >= 0; index -= 1) {
    const row = table.child(index);
    start -= row.nodeSize;
    visit(row, start, index);
  }
}

function sizeOf(nodes: readonly Node[]): number {
  return nodes.reduce((sum, { nodeSize }) => sum + nodeSize, 0);
}
