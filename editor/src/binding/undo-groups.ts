import type { Node } from "@tiptap/pm/model";
import type { EditorState, Transaction } from "@tiptap/pm/state";
import { ReplaceStep } from "@tiptap/pm/transform";
import { isRemote } from "./binding-key.ts";

/** Which edits of one person are taken back together, as far as it does not depend on the time between them. */
export interface EditGroup {
  readonly number: number;
  /** Whether the next edit belongs to it: in any case, if it is writing, or not. */
  readonly state: "begun" | "going on" | "ended";
  /** The composition of an input method that the last edit was part of. */
  readonly composition: number | undefined;
  /** How many characters were written or deleted. */
  readonly length: number;
}

export const firstGroup: EditGroup = { number: 0, state: "going on", composition: undefined, length: 0 };

/** Set on an edit that is the beginning of an action: the next one belongs to it, whatever it is. */
export const actionBegins = "actionBegins";

/** Edits that are a group each. */
const singleEdits: ReadonlySet<unknown> = new Set(["paste", "drop", "cut", "replace"]);
/** Where so many characters were written, the next word is another group. */
const longEnough = 30;

export function groupAfter(group: EditGroup, transaction: Transaction, before: EditorState): EditGroup {
  if (isFromElsewhere(transaction) || transaction.getMeta("addToHistory") === false) return group;
  if (transaction.docChanged) return groupOfEdit(group, transaction, before);
  const isMoved = transaction.selectionSet && !transaction.selection.eq(before.selection);
  return isMoved && group.state === "going on" ? { ...group, state: "ended" } : group;
}

function groupOfEdit(group: EditGroup, transaction: Transaction, before: EditorState): EditGroup {
  const composition: number | undefined = transaction.getMeta("composition");
  const isBeginning = transaction.getMeta(actionBegins) === true;
  const isSingle = isAlone(transaction, before);
  const isSame = composition !== undefined && composition === group.composition;
  const goesOn = group.state === "going on" && !isBeginning && !isSingle && isWriting(transaction);
  const isJoined = isSame || group.state === "begun" || (goesOn && !isFull(group, transaction));
  const state = isSingle ? "ended" : "going on";
  const length = (isJoined ? group.length : 0) + Math.abs(transaction.doc.content.size - before.doc.content.size);
  return { number: group.number + Number(!isJoined), state: isBeginning ? "begun" : state, composition, length };
}

/** What sets formats or kinds, or is a rule's answer to what was typed. */
function isAlone(transaction: Transaction, { plugins }: EditorState): boolean {
  return (
    singleEdits.has(transaction.getMeta("uiEvent")) ||
    plugins.some((plugin) => plugin.spec["isInputRules"] && transaction.getMeta(plugin)) ||
    transaction.steps.some((step) => !(step instanceof ReplaceStep))
  );
}

/** Letters within a line. A new line is the beginning of something. */
function isWriting({ steps, docs }: Transaction): boolean {
  return steps.every((step, index) => {
    const { from, to, slice } = step as ReplaceStep;
    const $from = (docs[index] as Node).resolve(from);
    return $from.parent.isTextblock && to <= $from.end() && slice.content.content.every(({ isText }) => isText);
  });
}

/** Long enough; and an input method begins something, or this is written behind a space, or takes one out. */
function isFull({ length }: EditGroup, transaction: Transaction): boolean {
  if (length < longEnough) return false;
  const { to } = transaction.steps[0] as ReplaceStep;
  return transaction.getMeta("composition") !== undefined || /\s/.test(transaction.before.textBetween(to - 1, to));
}

/** Others' edits; and what plugins add to an edit belongs to it. */
function isFromElsewhere(transaction: Transaction): boolean {
  const root: Transaction | undefined = transaction.getMeta("appendedTransaction");
  return isRemote(transaction) || root?.docChanged === true;
}
