import { Fragment, type Node, type Schema, Slice } from "@tiptap/pm/model";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { handlePaste, isInTable } from "@tiptap/pm/tables";
import type { EditorView } from "@tiptap/pm/view";
import { enterCell } from "./cells.ts";
import { leafText } from "./leaf-text.ts";
import { readTabSeparated, writeTabSeparated } from "./tab-separated.ts";

/** Cells go to and come from spreadsheets: as HTML, and as text with tabs. */
export function tableClipboard(): Plugin {
  return new Plugin({
    key: new PluginKey("tableClipboard"),
    props: {
      clipboardTextSerializer: (slice) => writeRows(slice) ?? "",
      handlePaste: (view, event, slice) => pasteCells(view, event, slice),
    },
  });
}

/** A table goes into cells when the caret is in one, and stands for itself elsewhere. */
function pasteCells(view: EditorView, { clipboardData }: ClipboardEvent, slice: Slice): boolean {
  const { selection, schema, tr } = view.state;
  if (selection.$from.parent.type.spec.code) return false;
  const rows = tableOf(slice, schema) ?? tableFromText(clipboardData, schema, isInTable(view.state));
  if (!rows) return false;
  const table = new Slice(Fragment.from(rows), 0, 0);
  if (isInTable(view.state)) {
    handlePaste(view, new ClipboardEvent("paste"), table);
    // Of selected cells the next letter would take the place.
    return enterCell(view.state, (caret) => view.dispatch(caret));
  }
  view.dispatch(tr.replaceSelection(table).scrollIntoView().setMeta("paste", true).setMeta("uiEvent", "paste"));
  return true;
}

/** The table that is all there is in a slice; spreadsheets put nothing but white space around it. */
function tableOf({ content }: Slice, { nodes }: Schema): Node | undefined {
  const blocks = content.content.filter((node) => !(node.isTextblock && node.textContent.trim() === ""));
  const [first] = blocks;
  if (!first || !nodes["table"]) return undefined;
  if (blocks.length === 1 && first.type === nodes["table"]) return first;
  return blocks.every(({ type }) => type === nodes["tableRow"])
    ? nodes["table"].createChecked(null, blocks)
    : undefined;
}

/** Text without HTML beside it. One line alone is a table only where there already is one. */
function tableFromText(data: DataTransfer | null, schema: Schema, isInside: boolean): Node | undefined {
  if (!data || data.types.includes("text/html") || data.types.includes("Files")) return undefined;
  const rows = readTabSeparated(data.getData("text/plain"));
  return rows && (rows.length > 1 || isInside) ? tableWith(rows, schema) : undefined;
}

export function tableWith(rows: readonly (readonly string[])[], schema: Schema): Node {
  const { table, tableRow, tableCell, paragraph, hardBreak } = schema.nodes;
  const words = (text: string) =>
    text
      .split("\n")
      .flatMap((line, index) => [
        ...(index > 0 && hardBreak ? [hardBreak.create()] : []),
        ...(line === "" ? [] : [schema.text(line)]),
      ]);
  const cell = (text: string) => tableCell!.createChecked(null, paragraph!.createChecked(null, words(text)));
  return table!.createChecked(
    null,
    rows.map((cells) => tableRow!.createChecked(null, cells.map(cell))),
  );
}

/** The text of a slice of nothing but cells. */
export function writeRows({ content }: Slice): string | undefined {
  const tables = content.content.flatMap((node) => (node.type.name === "table" ? node.children : [node]));
  const isTable = content.childCount === 1 || content.firstChild?.type.name === "tableRow";
  if (!isTable || tables.length === 0 || tables.some(({ type }) => type.name !== "tableRow")) return undefined;
  const lines = (cell: Node) => cell.textBetween(0, cell.content.size, "\n", leafText);
  return writeTabSeparated(tables.map((row) => row.children.map(lines)));
}
