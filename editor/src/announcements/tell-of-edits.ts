import type { Editor } from "@tiptap/core";
import type { Transaction } from "@tiptap/pm/state";
import type { Awareness } from "y-protocols/awareness";
import { bindingKey } from "../binding/binding-plugin.ts";
import { personsAt } from "../collaboration/persons-at.ts";
import type { Messages } from "../messages/english.ts";
import type { Announcer } from "./announcer.ts";
import { listed } from "./tell-of-people.ts";

/** The same about the same block is not worth saying again before that. */
const quietMs = 30_000;

/** Tells when somebody else writes in the block one's caret is in. */
export function tellOfEdits(
  editor: Editor,
  awareness: Awareness,
  announcer: Announcer,
  { told }: Messages,
): () => void {
  let last = { sentence: "", at: -Infinity };
  const sentence = () => {
    if (editor.isDestroyed || !editor.isFocused) return undefined;
    const { $head } = editor.state.selection;
    const names = personsAt(editor.state, awareness, $head.start(), $head.end());
    const next = names.length > 0 ? told.editsHere(listed(names)) : told.someoneEditsHere;
    if (next === last.sentence && Date.now() - last.at < quietMs) return undefined;
    last = { sentence: next, at: Date.now() };
    return next;
  };
  const onTransaction = ({ transaction }: { transaction: Transaction }) => {
    if (!isRemoteEdit(transaction) || !editor.isFocused) return;
    const { $head } = transaction.selection;
    if ($head.depth > 0 && touches(transaction, $head.start(), $head.end())) announcer.tell("edits", sentence);
  };
  editor.on("transaction", onTransaction);
  return () => editor.off("transaction", onTransaction);
}

function isRemoteEdit(transaction: Transaction): boolean {
  const { isRemote = false, isUndo = false } = transaction.getMeta(bindingKey) ?? {};
  return transaction.docChanged && isRemote && !isUndo;
}

/** From the last step to the first: where the block was before each. */
function touches({ mapping }: Transaction, start: number, end: number): boolean {
  let [from, to] = [start, end];
  return mapping.maps.toReversed().some((map) => {
    let isTouched = false;
    map.forEach((_oldFrom, _oldTo, newFrom, newTo) => {
      isTouched ||= newFrom <= to && newTo >= from;
    });
    const back = map.invert();
    [from, to] = [back.map(from, -1), back.map(to, 1)];
    return isTouched;
  });
}
