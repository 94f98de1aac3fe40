/** Where a cell is in the frame of its table, from the frame's upper edge and from the side where text begins. */
export interface Geometry {
  /** What of the cell is in sight, in the direction of the text. */
  readonly column: Stretch;
  readonly row: Stretch;
  /** The table, as far as it is in sight. */
  readonly table: { readonly inline: Stretch; readonly block: Stretch };
  /** Where the cell ends and begins, also out of sight. */
  readonly edges: { readonly start: number; readonly end: number };
}

export interface Stretch {
  readonly start: number;
  readonly size: number;
}

export function measureCell(frame: Element, cell: HTMLElement): Geometry {
  const [outer, inner] = [frame.getBoundingClientRect(), cell.getBoundingClientRect()];
  const table = (cell.closest("table") ?? cell).getBoundingClientRect();
  const isReversed = getComputedStyle(frame).direction === "rtl";
  const along = (rect: DOMRect): Stretch => ({
    start: isReversed ? outer.right - rect.right : rect.left - outer.left,
    size: rect.width,
  });
  const down = (rect: DOMRect): Stretch => ({ start: rect.top - outer.top, size: rect.height });
  const { start, size } = along(inner);
  return {
    column: within(along(inner), outer.width),
    row: down(inner),
    table: { inline: within(along(table), outer.width), block: down(table) },
    edges: { start, end: start + size },
  };
}

function within({ start, size }: Stretch, room: number): Stretch {
  const from = Math.max(0, Math.min(start, room));
  return { start: from, size: Math.max(0, Math.min(start + size, room) - from) };
}

/** The lines between rows or columns, in pixels of the window, from the first to behind the last. */
export function linesOf(table: HTMLTableElement, axis: "row" | "column"): number[] {
  if (axis === "row") {
    const rows = [...table.rows].map((row) => row.getBoundingClientRect());
    return [...rows.map(({ top }) => top), rows.at(-1)?.bottom ?? 0];
  }
  const isReversed = getComputedStyle(table).direction === "rtl";
  const columns = [...table.querySelectorAll("col")].map((column) => column.getBoundingClientRect());
  const [start, end] = isReversed ? (["right", "left"] as const) : (["left", "right"] as const);
  return [...columns.map((column) => column[start]), columns.at(-1)?.[end] ?? 0];
}

export function nearest(lines: readonly number[], place: number): number {
  const distances = lines.map((line) => Math.abs(line - place));
  return distances.indexOf(Math.min(...distances));
}
