import { commands, Extension } from "@tiptap/core";
import { type Node, type ResolvedPos, Slice } from "@tiptap/pm/model";
import { Selection, TextSelection, type Transaction } from "@tiptap/pm/state";
import { CellSelection } from "@tiptap/pm/tables";
import type { Span } from "./places.ts";
import { tableBelow, wholeRows } from "./whole-rows.ts";

const { replace: replaceCells } = CellSelection.prototype;
const { replace, replaceWith } = TextSelection.prototype;

/**
 * Lets cells keep their columns when what is selected is deleted or replaced: they are emptied and stay, and what comes
 * instead stands in the first of them. ProseMirror would join what is left of the rows.
 */
export function keepCellsInPlace() {
  CellSelection.prototype.replace = function replaceFromFirst(tr, content) {
    const ranges = this.ranges.toSorted((one, other) => one.$from.pos - other.$from.pos);
    replaceCells.call(Object.create(this, { ranges: { value: ranges } }), tr, content);
  };
  TextSelection.prototype.replace = function replaceSparingCells(tr, content = Slice.empty) {
    const rest = emptyCut(this, tr);
    if (rest) rest.replace(tr, content);
    else replace.call(this, tr, content);
  };
  TextSelection.prototype.replaceWith = function replaceSparingCells(tr, node) {
    const rest = emptyCut(this, tr);
    if (rest) rest.replaceWith(tr, node);
    else replaceWith.call(this, tr, node);
  };
}

/** Tiptap's command deletes by places, not what is selected. */
export const deletedCells = Extension.create({
  name: "deletedCells",
  addCommands: () => ({
    deleteSelection: () => (props) => {
      const { selection } = props.state;
      const hasCells = selection instanceof TextSelection ? cutOf(selection) : selection instanceof CellSelection;
      if (!hasCells) return commands.deleteSelection()(props);
      if (props.dispatch) props.tr.deleteSelection().scrollIntoView();
      return true;
    },
  }),
});

/** Empties the rows of tables that a selection begins or ends in, and takes away what else it covers. What is left is to be replaced. */
function emptyCut(selection: TextSelection, tr: Transaction): Selection | undefined {
  const { $from, $to } = selection;
  const cells = wholeRows(selection);
  if (cells instanceof CellSelection) return cells;
  const cut = cutOf(selection);
  if (!cut) return undefined;
  const { first, last } = cut;
  if (last !== undefined) emptyRows(tr, $to, last, { from: 0, to: $to.indexAfter(last) });
  tr.delete(first === undefined ? $from.pos : $from.after(first), last === undefined ? $to.pos : $to.before(last));
  const rows = first !== undefined && { from: $from.index(first), to: $from.node(first).childCount };
  if (rows) emptyRows(tr, $from, first, rows);
  const start = rows ? $from.posAtIndex(rows.from, first) : $from.pos;
  return tr.setSelection(Selection.near(tr.doc.resolve(start))).selection;
}

/** How deep the tables are that a selection begins in and does not end in, and the other way round. */
function cutOf({ $from, $to }: TextSelection): { first: number | undefined; last: number | undefined } | undefined {
  const shared = $from.sharedDepth($to.pos);
  const [first, last] = [tableBelow($from, shared), tableBelow($to, shared)];
  return first === undefined && last === undefined ? undefined : { first, last };
}

/** From the last cell to the first, so that those before stay where they are. */
function emptyRows(tr: Transaction, $place: ResolvedPos, depth: number, rows: Span) {
  for (let row = rows.to - 1; row >= rows.from; row -= 1) {
    let end = $place.posAtIndex(row + 1, depth) - 1;
    for (const cell of $place.node(depth).child(row).children.toReversed()) {
      end -= cell.nodeSize;
      emptyCell(tr, end, cell);
    }
  }
}

function emptyCell(tr: Transaction, position: number, cell: Node) {
  const empty = cell.type.createAndFill()?.content;
  if (empty && !cell.content.eq(empty)) tr.replaceWith(position + 1, position + cell.nodeSize - 1, empty);
}
