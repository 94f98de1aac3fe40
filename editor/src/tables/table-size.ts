import type { TableSize } from "../blocks/table/insert.ts";

export const largestSize: TableSize = { rows: 8, columns: 8 };
/** Where one begins to choose. */
export const usualSize: TableSize = { rows: 3, columns: 3 };

/** The size a key leads to; `undefined` for other keys. Across follows the direction of the text, `1` from left to right. */
export function sizeAfter(key: string, { rows, columns }: TableSize, across: 1 | -1): TableSize | undefined {
  const steps: Record<string, TableSize> = {
    ArrowUp: { rows: rows - 1, columns },
    ArrowDown: { rows: rows + 1, columns },
    ArrowLeft: { rows, columns: columns - across },
    ArrowRight: { rows, columns: columns + across },
    Home: { rows, columns: 1 },
    End: { rows, columns: largestSize.columns },
    PageUp: { rows: 1, columns },
    PageDown: { rows: largestSize.rows, columns },
  };
  const next = steps[key];
  return next && { rows: within(next.rows, largestSize.rows), columns: within(next.columns, largestSize.columns) };
}

function within(count: number, most: number): number {
  return Math.min(Math.max(1, count), most);
}
