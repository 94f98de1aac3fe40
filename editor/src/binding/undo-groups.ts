import type { EditorState, Transaction } from "@tiptap/pm/state";
import { bindingKey } from "./binding-plugin.ts";

/** Which edits of one person are taken back together, as far as it does not depend on the time between them. */
export interface EditGroup {
  readonly number: number;
  /** The next edit belongs to another group. */
  readonly isEnded: boolean;
  /** The composition of an input method that the last edit was part of. */
  readonly composition: number | undefined;
}

export const firstGroup: EditGroup = { number: 0, isEnded: false, composition: undefined };

/** Edits that are a group each. */
const singleEdits: ReadonlySet<unknown> = new Set(["paste", "drop", "cut", "replace"]);

export function groupAfter(group: EditGroup, transaction: Transaction, before: EditorState): EditGroup {
  if (isFromElsewhere(transaction) || transaction.getMeta("addToHistory") === false) return group;
  if (transaction.docChanged) return groupOfEdit(group, transaction);
  const isMoved = transaction.selectionSet && !transaction.selection.eq(before.selection);
  return isMoved ? { ...group, isEnded: true } : group;
}

function groupOfEdit(group: EditGroup, transaction: Transaction): EditGroup {
  const composition: number | undefined = transaction.getMeta("composition");
  const isSingle = singleEdits.has(transaction.getMeta("uiEvent"));
  if (composition !== undefined && composition === group.composition) return { ...group, isEnded: isSingle };
  const number = group.isEnded || isSingle ? group.number + 1 : group.number;
  return { number, isEnded: isSingle, composition };
}

/** Others' edits; and what plugins add to an edit belongs to it. */
function isFromElsewhere(transaction: Transaction): boolean {
  const root: Transaction | undefined = transaction.getMeta("appendedTransaction");
  return transaction.getMeta(bindingKey)?.isRemote === true || root?.docChanged === true;
}
