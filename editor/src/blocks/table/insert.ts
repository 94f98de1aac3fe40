import type { Schema } from "@tiptap/pm/model";
import { type Command, Selection } from "@tiptap/pm/state";

export interface TableSize {
  readonly rows: number;
  readonly columns: number;
}

/** Puts a table with a head row where the caret is, and the caret into its first cell. */
export function insertTable({ rows, columns }: TableSize): Command {
  return (state, dispatch) => {
    const { tr, schema } = state;
    const tableNode = emptyTable(schema, { rows, columns });
    if (!dispatch) return true;
    const start = tr.selection.from;
    tr.replaceSelectionWith(tableNode);
    const position = tr.mapping.map(start, -1);
    let table = position;
    tr.doc.nodesBetween(Math.max(0, position - 1), Math.min(tr.doc.content.size, position + 2), (node, at) => {
      if (node === tableNode) table = at;
    });
    const end = table + tableNode.nodeSize;
    // Behind a table at the very end there would be no place to go on writing.
    if (tr.doc.resolve(end).nodeAfter === null && schema.nodes["paragraph"] && tr.doc.resolve(end).depth === 0)
      tr.insert(end, schema.nodes["paragraph"].create());
    dispatch(tr.setSelection(Selection.near(tr.doc.resolve(table + 1))).scrollIntoView());
    return true;
  };
}

function emptyTable(schema: Schema, { rows, columns }: TableSize) {
  const { table, tableRow, tableHeader, tableCell } = schema.nodes;
  const head = tableHeader!.createAndFill({ scope: "col" })!;
  const cell = tableCell!.createAndFill()!;
  return table!.createChecked(
    null,
    Array.from({ length: rows }, (_, row) =>
      tableRow!.createChecked(
        null,
        Array.from({ length: columns }, () => (row === 0 ? head : cell)),
      ),
    ),
  );
}
