import type { Node } from "@tiptap/pm/model";
import { type EditorState, NodeSelection, type Plugin, TextSelection, type Transaction } from "@tiptap/pm/state";
import { tableEditing } from "@tiptap/pm/tables";
import { isSound, mendTable } from "./mend.ts";
import { tableAt } from "./places.ts";
import { keepCellsInPlace } from "./replace-cells.ts";
import { makeSelectionSturdy } from "./sturdy-selection.ts";
import { wholeRows } from "./whole-rows.ts";

/** Tables known to be rectangles, so that a letter in a long table costs no look at all of it. */
const sound = new WeakSet<Node>();

/** Selecting, moving and pasting cells as prosemirror-tables has it; but our own edits alone are answered by mending. */
export function tableEditingPlugin(): Plugin {
  makeSelectionSturdy();
  keepCellsInPlace();
  const plugin = tableEditing({ allowTableNodeSelection: false });
  const answer = plugin.spec.appendTransaction;
  plugin.spec.appendTransaction = function answerOwnEdits(transactions, before, state) {
    const tr = state.tr;
    const own = transactions.filter((each) => !isOthers(each));
    if (own.length === transactions.length) {
      for (const position of gappyTables(own, before, state)) mendTable(tr, position);
    }
    if (tr.docChanged) return tr;
    const { selection } = state;
    if (selection instanceof TextSelection) {
      const meant = wholeRows(selection);
      return meant && tr.setSelection(meant);
    }
    if (selection instanceof NodeSelection && isTable(selection.node) && !checkSound(selection.node)) return undefined;
    // Told that nothing has changed, it looks only after the selection.
    return answer?.call(plugin, transactions, state, state);
  };
  return plugin;
}

/** What others did is never undone by ProseMirror's history, which is how the binding marks it. */
function isOthers(tr: Transaction): boolean {
  return tr.docChanged && tr.getMeta("addToHistory") === false;
}

/** Where tables are that one has changed or gone to, and that are no rectangles, the last first. */
function gappyTables(transactions: readonly Transaction[], before: EditorState, state: EditorState): number[] {
  const { doc, selection } = state;
  const found = new Set<number>();
  const look = (node: Node, position: number) => {
    if (isTable(node) && !goesOnSound(node, position, before.doc) && !checkSound(node)) found.add(position);
    return !node.isTextblock;
  };
  const range = changedRange(transactions);
  if (range) doc.nodesBetween(Math.max(0, range.from - 1), Math.min(range.to + 1, doc.content.size), look);
  const entered = transactions.some(({ selectionSet }) => selectionSet) ? tableAt(selection.$head) : undefined;
  if (entered) look(entered.node, entered.pos);
  return [...found].toSorted((one, other) => other - one);
}

function isTable({ type }: Node): boolean {
  return type.spec["tableRole"] === "table";
}

/** What all steps together have changed, as it is afterwards. */
function changedRange(transactions: readonly Transaction[]): { from: number; to: number } | undefined {
  let range: { from: number; to: number } | undefined;
  const include = (from: number, to: number) => {
    range = range ? { from: Math.min(range.from, from), to: Math.max(range.to, to) } : { from, to };
  };
  for (const step of transactions.flatMap(({ steps }) => steps)) {
    const map = step.getMap();
    if (range) range = { from: map.map(range.from, -1), to: map.map(range.to, 1) };
    map.forEach((_oldStart, _oldEnd, newStart, newEnd) => include(newStart, newEnd));
    const { pos } = step as { pos?: number };
    if (pos !== undefined) include(pos, pos + 1);
  }
  return range;
}

/** Whether only something within cells has changed of a table that was sound; it is at the same place then. */
function goesOnSound(table: Node, position: number, before: Node): boolean {
  const old = position <= before.content.size ? before.nodeAt(position) : null;
  if (!old || !sound.has(old) || old.childCount !== table.childCount) return false;
  const isSame = table.children.every((row, index) => isSameRow(row, old.child(index)));
  if (isSame) sound.add(table);
  return isSame;
}

function isSameRow(row: Node, old: Node): boolean {
  if (row === old) return true;
  return row.childCount === old.childCount && row.children.every((cell, index) => cell.sameMarkup(old.child(index)));
}

function checkSound(table: Node): boolean {
  const isGood = isSound(table);
  if (isGood) sound.add(table);
  return isGood;
}
