import type { Editor } from "@tiptap/core";
import { useCallback, useSyncExternalStore } from "react";

/** A fact about the editor. The component renders again when the fact changes, not with every keystroke. */
export function useEditorValue<Value extends string | number | boolean | undefined>(
  editor: Editor,
  read: (editor: Editor) => Value,
): Value {
  const subscribe = useCallback(
    (listener: () => void) => {
      let wasEditable = editor.isEditable;
      // An edit is told of twice; only whether one may write is told of by this alone.
      const onUpdate = () => {
        if (editor.isEditable === wasEditable) return;
        wasEditable = editor.isEditable;
        listener();
      };
      editor.on("transaction", listener);
      editor.on("update", onUpdate);
      return () => {
        editor.off("transaction", listener);
        editor.off("update", onUpdate);
      };
    },
    [editor],
  );
  return useSyncExternalStore(subscribe, () => read(editor));
}
