import type { Node } from "@tiptap/pm/model";

/** A cell in the place its row and the spans around give it. */
export interface PlacedCell {
  readonly node: Node;
  /** Counted from the beginning of the table's content. */
  readonly offset: number;
  readonly row: number;
  readonly column: number;
  readonly colspan: number;
  readonly rowspan: number;
}

/**
 * Where the cells of a table are, in one pass and also of a table that is not a rectangle. A cell that would cover
 * another, or stand out below, counts as large as there is room.
 */
export function placeCells(table: Node): { cells: PlacedCell[]; widths: number[] } {
  const cells: PlacedCell[] = [];
  const taken = table.children.map((): boolean[] => []);
  table.forEach((rowNode, rowOffset, row) => {
    let column = 0;
    rowNode.forEach((node, cellOffset) => {
      while (taken[row]?.[column]) column += 1;
      const rowspan = Math.min(Number(node.attrs["rowspan"]), table.childCount - row);
      const colspan = roomFor(taken, { row, column, rowspan, colspan: Number(node.attrs["colspan"]) });
      for (let y = row; y < row + rowspan; y += 1) {
        for (let x = column; x < column + colspan; x += 1) taken[y]![x] = true;
      }
      cells.push({ node, offset: rowOffset + 1 + cellOffset, row, column, colspan, rowspan });
      column += colspan;
    });
  });
  return { cells, widths: taken.map((places) => places.filter(Boolean).length) };
}

type Span = Pick<PlacedCell, "row" | "column" | "colspan" | "rowspan">;

function roomFor(taken: boolean[][], { row, column, rowspan, colspan }: Span): number {
  for (let x = 1; x < colspan; x += 1) {
    for (let y = row; y < row + rowspan; y += 1) if (taken[y]?.[column + x]) return x;
  }
  return colspan;
}
