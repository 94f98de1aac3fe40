import type { Editor } from "@tiptap/core";
import type { Transaction } from "@tiptap/pm/state";
import { useEffect, useState } from "react";

/** Whether somebody has selected something and neither holds the mouse down nor types. */
export function useSettledSelection(editor: Editor): boolean {
  const [isSettled, setSettled] = useState(false);
  useEffect(() => {
    const { dom } = editor.view;
    let isPressed = false;
    const settle = () => {
      if (!isPressed) setSettled(!editor.state.selection.empty && editor.view.hasFocus());
    };
    const press = () => {
      isPressed = true;
      setSettled(false);
    };
    const release = () => {
      if (!isPressed) return;
      isPressed = false;
      // The editor reads the selection after the browser has made it.
      setTimeout(settle);
    };
    const onTransaction = ({ transaction }: { transaction: Transaction }) => {
      if (transaction.selectionSet) settle();
      else if (editor.state.selection.empty) setSettled(false);
    };
    const hide = ({ key }: KeyboardEvent) => key === "Escape" && setSettled(false);
    const leave = ({ relatedTarget }: FocusEvent) => {
      const isNear = relatedTarget instanceof Element && relatedTarget.closest("[data-selection-menu]");
      if (!isNear) setSettled(false);
    };
    dom.addEventListener("pointerdown", press);
    document.addEventListener("pointerup", release);
    document.addEventListener("pointercancel", release);
    dom.addEventListener("keydown", hide);
    dom.addEventListener("blur", leave);
    dom.addEventListener("focus", settle);
    editor.on("transaction", onTransaction);
    return () => {
      dom.removeEventListener("pointerdown", press);
      document.removeEventListener("pointerup", release);
      document.removeEventListener("pointercancel", release);
      dom.removeEventListener("keydown", hide);
      dom.removeEventListener("blur", leave);
      dom.removeEventListener("focus", settle);
      editor.off("transaction", onTransaction);
    };
  }, [editor]);
  return isSettled;
}
