import type { Node } from "@tiptap/pm/model";
import type { Command, Transaction } from "@tiptap/pm/state";
import { addColumn, addRow, type TableRect } from "@tiptap/pm/tables";
import { type Axis, selectedPart, spanOf } from "./places.ts";

/** Adds a row or a column beside what is selected. */
export function addSpan(axis: Axis, side: "before" | "after"): Command {
  return (state, dispatch) => {
    const part = selectedPart(state);
    if (!part) return false;
    const span = spanOf(axis, part);
    dispatch?.(addAt(state.tr, axis, part, side === "before" ? span.from : span.to).scrollIntoView());
    return true;
  };
}

/** Adds one at the end of the table with the caret. */
export function addLast(axis: Axis): Command {
  return (state, dispatch) => {
    const part = selectedPart(state);
    if (!part) return false;
    dispatch?.(addAt(state.tr, axis, part, axis === "row" ? part.map.height : part.map.width));
    return true;
  };
}

function addAt(tr: Transaction, axis: Axis, part: TableRect, line: number): Transaction {
  (axis === "row" ? addRow : addColumn)(tr, part, line);
  nameRowHead(tr, part.tableStart - 1);
  return tr;
}

/** A head that came below the first row is the head of its row. */
function nameRowHead(tr: Transaction, position: number) {
  const table = tr.doc.nodeAt(position) as Node;
  table.forEach((row, offset, index) => {
    const head = row.firstChild;
    if (index === 0 || head?.type.name !== "tableHeader" || head.attrs["scope"] === "row") return;
    if (row.childCount > 1 && row.child(1).type === head.type) return;
    tr.setNodeAttribute(position + 1 + offset + 1, "scope", "row");
  });
}
