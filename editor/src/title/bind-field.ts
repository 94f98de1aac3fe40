import * as Y from "yjs";
import { mendUndo } from "../binding/mend-undo.ts";
import { type Delta, findChange, mapIndex } from "./text-change.ts";

/**
 * Keeps a text field and a Y.Text the same. What others type does not move the caret, an input method is not disturbed
 * while it composes, and undo takes back one's own changes only.
 */
export function bindField(field: HTMLTextAreaElement, text: Y.Text, onChange: () => void): () => void {
  const own = {};
  const undo = new Y.UndoManager(text, { trackedOrigins: new Set([own]) });
  const stopMending = mendUndo(undo);
  let shown = text.toString();
  let isComposing = false;
  /** What others did while an input method composed. */
  let missed: Delta[] = [];

  function show() {
    shown = text.toString();
    if (field.value !== shown) field.value = shown;
    onChange();
  }

  function take() {
    const after = field.value.replace(/\s*\n\s*/g, " ");
    const change = findChange(shown, after, Math.min(field.selectionEnd, after.length));
    if (change) {
      const { deleted, inserted } = change;
      const index = missed.reduce((at, delta) => mapIndex(delta, at), change.index);
      text.doc?.transact(() => {
        text.delete(index, Math.min(deleted, text.length - index));
        text.insert(index, inserted);
      }, own);
    }
    missed = [];
    show();
  }

  function onText(event: Y.YTextEvent, transaction: Y.Transaction) {
    if (transaction.origin === own) return;
    if (isComposing) {
      missed.push(event.delta as Delta);
      return;
    }
    const { selectionStart, selectionEnd, selectionDirection } = field;
    show();
    const delta = event.delta as Delta;
    field.setSelectionRange(mapIndex(delta, selectionStart), mapIndex(delta, selectionEnd), selectionDirection);
  }

  function onInput() {
    if (!isComposing) take();
  }

  function onCompositionStart() {
    isComposing = true;
  }

  function onCompositionEnd() {
    isComposing = false;
    take();
  }

  function onKeyDown(event: KeyboardEvent) {
    const key = event.key.toLowerCase();
    if (!(event.ctrlKey || event.metaKey) || event.altKey || (key !== "z" && key !== "y")) return;
    event.preventDefault();
    if (field.readOnly) return;
    if (key === "y" || event.shiftKey) undo.redo();
    else undo.undo();
  }

  text.observe(onText);
  field.addEventListener("input", onInput);
  field.addEventListener("compositionstart", onCompositionStart);
  field.addEventListener("compositionend", onCompositionEnd);
  field.addEventListener("keydown", onKeyDown);
  show();

  return () => {
    text.unobserve(onText);
    field.removeEventListener("input", onInput);
    field.removeEventListener("compositionstart", onCompositionStart);
    field.removeEventListener("compositionend", onCompositionEnd);
    field.removeEventListener("keydown", onKeyDown);
    stopMending();
    undo.destroy();
  };
}
