import type { Node } from "@tiptap/pm/model";
import type { AlignType, Table } from "mdast";
import { type MarkdownWriter, saysOnly } from "./markdown.ts";

/** A table as Markdown has it: one row of headings, lines of words, an alignment for each column. */
export function markdownTable(table: Node, writer: MarkdownWriter): Table | undefined {
  const [head] = table.children;
  if (!head?.firstChild || !saysOnly(table) || !table.children.every((row, index) => isSimpleRow(row, index, head)))
    return undefined;
  return {
    type: "table",
    align: head.children.map(({ attrs }) => (attrs["align"] ?? null) as AlignType),
    children: table.children.map((row) => ({
      type: "tableRow",
      children: row.children.map((cell) => ({ type: "tableCell", children: writer.line(cell.child(0)) })),
    })),
  };
}

function isSimpleRow(row: Node, index: number, head: Node): boolean {
  if (!saysOnly(row) || row.childCount !== head.childCount) return false;
  return row.children.every(
    (cell, column) =>
      cell.type.name === (index === 0 ? "tableHeader" : "tableCell") &&
      saysOnly(cell, "align") &&
      (cell.attrs["align"] ?? null) === (head.child(column).attrs["align"] ?? null) &&
      cell.childCount === 1 &&
      cell.child(0).type.name === "paragraph" &&
      saysOnly(cell.child(0)),
  );
}
