import type { Node } from "@tiptap/pm/model";
import type { Command, EditorState, Transaction } from "@tiptap/pm/state";
import type { TableRect } from "@tiptap/pm/tables";
import { hasHeader } from "./headers.ts";
import { type Axis, isCut, lengthOf, selectedPart, selectSpan, type Span, spanOf, whole } from "./places.ts";

/** Moves the selected rows or columns past the next one, or the one before. */
export function moveBy(axis: Axis, direction: -1 | 1): Command {
  return (state, dispatch) => {
    const part = selectedPart(state);
    if (!part) return false;
    const span = whole(axis, part.map, spanOf(axis, part));
    const next = direction < 0 ? { from: span.from - 1, to: span.from } : { from: span.to, to: span.to + 1 };
    if (next.from < 0 || next.to > lengthOf(axis, part.map)) return false;
    const past = whole(axis, part.map, next);
    return moveSpan(state, dispatch, { axis, part, span, line: direction < 0 ? past.from : past.to });
  };
}

/** Moves the selected rows or columns before the one that is there now; refused where a larger cell would be cut. */
export function moveTo(axis: Axis, line: number): Command {
  return (state, dispatch) => {
    const part = selectedPart(state);
    if (!part) return false;
    const span = whole(axis, part.map, spanOf(axis, part));
    return moveSpan(state, dispatch, { axis, part, span, line });
  };
}

/** Puts the same rows or columns once more behind the selected ones. */
export function duplicate(axis: Axis): Command {
  return (state, dispatch) => {
    const part = selectedPart(state);
    if (!part) return false;
    if (!dispatch) return true;
    const span = whole(axis, part.map, spanOf(axis, part));
    const tr = state.tr;
    for (const strip of strips(axis, part, span, span.to).toReversed()) tr.insert(strip.target, strip.nodes);
    const to = span.to + span.to - span.from;
    dispatch(selectSpan(tr, axis, part.tableStart - 1, { from: span.to, to }).scrollIntoView());
    return true;
  };
}

interface Move {
  axis: Axis;
  part: TableRect;
  span: Span;
  line: number;
}

function moveSpan(state: EditorState, dispatch: ((tr: Transaction) => void) | undefined, move: Move): boolean {
  const { axis, part, span, line } = move;
  // The head stays at the top: cells that are heads by their place would become so in the middle of the table.
  const head = hasHeader(axis, part.table, part.map) && lengthOf(axis, part.map) > 1 ? 1 : 0;
  if (span.from < head || line < head || isCut(axis, part.map, line)) return false;
  if (line >= span.from && line <= span.to) return false;
  if (!dispatch) return true;
  const tr = state.tr;
  for (const { source, target, nodes, size } of strips(axis, part, span, line).toReversed()) {
    const put = () => tr.insert(target, nodes);
    const take = () => tr.delete(source, source + size);
    for (const act of target > source ? [put, take] : [take, put]) act();
  }
  const start = line < span.from ? line : line - (span.to - span.from);
  dispatch(
    selectSpan(tr, axis, part.tableStart - 1, { from: start, to: start + span.to - span.from }).scrollIntoView(),
  );
  return true;
}

interface Strip {
  source: number;
  target: number;
  nodes: Node[];
  size: number;
}

/** What stands together in the document and goes from one place to another: rows all at once, a column row by row. */
function strips(axis: Axis, part: TableRect, span: Span, line: number): Strip[] {
  const { table, tableStart, map } = part;
  if (axis === "row") {
    const startOf = (row: number) =>
      tableStart + table.children.slice(0, row).reduce((sum, { nodeSize }) => sum + nodeSize, 0);
    const nodes = table.children.slice(span.from, span.to);
    const source = startOf(span.from);
    return [{ source, target: startOf(line), nodes, size: startOf(span.to) - source }];
  }
  return table.children.flatMap((_row, row) => {
    const [from, to, target] = [span.from, span.to, line].map(
      (column) => tableStart + map.positionAt(row, column, table),
    ) as [number, number, number];
    const nodes: Node[] = [];
    table.nodesBetween(from - tableStart, to - tableStart, (node, offset) => {
      const isCell = node.type.spec["tableRole"] !== "row";
      if (isCell && offset + tableStart >= from && offset + tableStart < to) nodes.push(node);
      return !isCell;
    });
    return nodes.length > 0 ? [{ source: from, target, nodes, size: to - from }] : [];
  });
}
