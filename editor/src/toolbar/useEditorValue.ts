import type { Editor } from "@tiptap/core";
import { useCallback, useSyncExternalStore } from "react";

/** A fact about the editor. The component renders again when the fact changes, not with every keystroke. */
export function useEditorValue<Value extends string | number | boolean | undefined>(
  editor: Editor,
  read: (editor: Editor) => Value,
): Value {
  const subscribe = useCallback(
    (listener: () => void) => {
      editor.on("transaction", listener);
      editor.on("update", listener);
      return () => {
        editor.off("transaction", listener);
        editor.off("update", listener);
      };
    },
    [editor],
  );
  return useSyncExternalStore(subscribe, () => read(editor));
}
