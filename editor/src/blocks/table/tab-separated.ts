/**
 * Rows of cells as spreadsheets put them on the clipboard as text. `undefined` when it is no table: when the rows have not
 * all as many cells, or it may well be text that is indented.
 */
export function readTabSeparated(text: string): string[][] | undefined {
  if (!text.includes("\t")) return undefined;
  const rows = split(text.replaceAll(/\r\n?/g, "\n").replace(/\n$/, ""));
  const width = rows[0]?.length ?? 0;
  const isTable = width > 1 && rows.every(({ length }) => length === width);
  const isIndented = rows.every(([first]) => first === "");
  return isTable && !isIndented ? rows : undefined;
}

export function writeTabSeparated(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => cells.map(quoted).join("\t")).join("\n");
}

function quoted(text: string): string {
  return /[\t\n]|^"/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A cell that begins with a quotation mark, and is closed by one, may hold tabs and line breaks. */
function split(text: string): string[][] {
  const rows: string[][] = [[]];
  const cell = /"((?:[^"]|"")*)"(?=\t|\n|$)|([^\t\n]*)/y;
  for (let at = 0; ; at = cell.lastIndex + 1) {
    cell.lastIndex = at;
    const [, inQuotes, plain = ""] = cell.exec(text) ?? [];
    rows.at(-1)?.push(inQuotes?.replaceAll('""', '"') ?? plain);
    if (cell.lastIndex >= text.length) return rows;
    if (text[cell.lastIndex] === "\n") rows.push([]);
  }
}
