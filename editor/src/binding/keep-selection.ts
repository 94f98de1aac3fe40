import { Selection, TextSelection, type Transaction } from "@tiptap/pm/state";

/**
 * The selection after edits of others: it stays on its words. A caret stays behind the character it stands behind, so
 * that two who type at one place do not write into each other's words; what is selected does not grow. Where a caret's
 * block is gone, it is at the beginning of what came instead: of the document, when that has just come.
 */
export function keepSelection(tr: Transaction, before: Selection) {
  if (!(before instanceof TextSelection)) return;
  const { anchor, head, empty } = before;
  const isForward = anchor <= head;
  const place = (position: number, side: -1 | 1) => tr.mapping.map(position, side);
  const from = empty ? place(head, -1) : place(before.from, 1);
  const to = empty ? from : Math.max(from, place(before.to, -1));
  const [start, end] = [tr.doc.resolve(from), tr.doc.resolve(to)];
  const hasWords = start.parent.inlineContent && end.parent.inlineContent;
  if (empty && !hasWords) tr.setSelection(Selection.near(start));
  if (!hasWords) return;
  tr.setSelection(isForward ? new TextSelection(start, end) : new TextSelection(end, start));
}
