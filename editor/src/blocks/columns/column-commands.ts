import { Fragment } from "@tiptap/pm/model";
import { type EditorState, Selection, TextSelection, type Transaction } from "@tiptap/pm/state";
import { columnsAround, moveBorder } from "./column-border.ts";

export function wrapInColumns({ schema }: EditorState, tr: Transaction, count: number): boolean {
  const { $from, $to } = tr.selection;
  const range = $from.blockRange($to);
  const { columns, column, paragraph } = schema.nodes;
  // Columns within columns are too narrow to be read.
  if (!range || !columns || !column || !paragraph || columnsAround($from)) return false;
  const blocks = Fragment.from(range.parent.children.slice(range.startIndex, range.endIndex));
  if (!column.validContent(blocks) || !range.parent.canReplaceWith(range.startIndex, range.endIndex, columns))
    return false;
  const offset = $from.pos - range.start;
  const empty = Array.from({ length: count - 1 }, () => column.create(null, paragraph.create()));
  tr.replaceRangeWith(range.start, range.end, columns.create(null, [column.create(null, blocks), ...empty]));
  tr.setSelection(Selection.near(tr.doc.resolve(range.start + 2 + offset)));
  return true;
}

export function unsetColumns(tr: Transaction): boolean {
  const place = columnsAround(tr.selection.$head);
  if (!place) return false;
  const blocks = place.node.children.flatMap((column) => column.children);
  // The ends of the columns before it and the beginnings of them and of its own are gone.
  const head = tr.selection.head - 2 - 2 * place.index;
  tr.replaceWith(place.position, place.position + place.node.nodeSize, blocks);
  tr.setSelection(Selection.near(tr.doc.resolve(head)));
  return true;
}

export function addColumn(tr: Transaction, most: number): boolean {
  const place = columnsAround(tr.selection.$head);
  const { column, paragraph } = tr.doc.type.schema.nodes;
  if (!place || !column || !paragraph || place.node.childCount >= most) return false;
  const end = place.column + place.node.child(place.index).nodeSize;
  tr.insert(end, column.create(null, paragraph.create())).setSelection(TextSelection.create(tr.doc, end + 2));
  return true;
}

export function deleteColumn(tr: Transaction): boolean {
  const place = columnsAround(tr.selection.$head);
  if (!place) return false;
  const { position, node, index, column } = place;
  const others = node.children.filter((_, at) => at !== index);
  if (others.length > 1) {
    tr.delete(column, column + node.child(index).nodeSize);
    tr.setSelection(Selection.near(tr.doc.resolve(column), index === 0 ? 1 : -1));
    return true;
  }
  const rest = others[0]?.content ?? Fragment.empty;
  const { paragraph } = node.type.schema.nodes;
  tr.replaceWith(position, position + node.nodeSize, rest.size > 0 ? rest : Fragment.from(paragraph?.create()));
  tr.setSelection(Selection.near(tr.doc.resolve(index === 0 ? position : position + rest.size), index === 0 ? 1 : -1));
  return true;
}

/** Backspace in a column that has nothing in it. */
export function deleteEmptyColumn(tr: Transaction): boolean {
  const { $head, empty } = tr.selection;
  const place = columnsAround($head);
  if (!empty || !place || $head.parent.type.name !== "paragraph" || $head.parent.content.size > 0) return false;
  return place.node.child(place.index).childCount === 1 && $head.before() === place.column + 1 && deleteColumn(tr);
}

/** What one column gains its neighbour loses. */
export function changeWidth(tr: Transaction, step: number): boolean {
  const place = columnsAround(tr.selection.$head);
  if (!place || place.node.childCount < 2) return false;
  const isLast = place.index === place.node.childCount - 1;
  return moveBorder(tr, place, isLast ? place.index - 1 : place.index, isLast ? -step : step);
}

export function evenOut(tr: Transaction): boolean {
  const place = columnsAround(tr.selection.$head);
  if (!place) return false;
  place.node.forEach((_column, offset) => tr.setNodeAttribute(place.position + 1 + offset, "width", null));
  return true;
}
