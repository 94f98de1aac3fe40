import { type EditorState, Selection, type Transaction } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";

/** What an input rule of Tiptap notes in its transaction: what was typed, and where, in the document before. */
interface Typed {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/**
 * What is typed comes into the document before a rule makes something of it, which Tiptap does not do: so undo gives back
 * what was typed, down to its last letter.
 */
export function typeBeforeRules(view: EditorView) {
  const { dispatchTransaction: dispatch } = view.props;
  if (!dispatch) return;
  view.setProps({
    dispatchTransaction(transaction) {
      const typed = typedIn(transaction, view.state);
      if (!typed) return dispatch.call(this, transaction);
      const typing = view.state.tr.insertText(typed.text, typed.from, typed.to);
      dispatch.call(this, typing);
      // Where something else has made of it what it wanted, that has happened.
      if (view.state.doc.eq(typing.doc)) dispatch.call(this, answerAfter(typing, transaction, view.state));
    },
  });
}

function typedIn(transaction: Transaction, { plugins }: EditorState): Typed | undefined {
  const rules = plugins.find((plugin) => plugin.spec["isInputRules"] && transaction.getMeta(plugin));
  const typed: Typed | undefined = rules && transaction.getMeta(rules);
  // A new line is no letter, and what an input method has put in is there already.
  return typed && typed.text !== "" && typed.text !== "\n" ? typed : undefined;
}

/** What the rule does, from the document with the typed letters in it. */
function answerAfter(typing: Transaction, rule: Transaction, { tr }: EditorState): Transaction {
  for (const [index, step] of [...typing.steps.entries()].toReversed()) {
    const before = typing.docs[index];
    if (before) tr.step(step.invert(before));
  }
  for (const step of rule.steps) tr.step(step);
  tr.setSelection(Selection.fromJSON(tr.doc, rule.selection.toJSON()));
  if (rule.storedMarksSet) tr.setStoredMarks(rule.storedMarks);
  Object.assign(tr["meta"], rule["meta"]);
  return rule.scrolledIntoView ? tr.scrollIntoView() : tr;
}
