import type { Editor } from "@tiptap/core";
import { useCallback, useSyncExternalStore } from "react";

/** The element that shows the node at a position; another one when it is drawn anew. */
export function useNodeElement(editor: Editor, position: number): Element | undefined {
  const subscribe = useCallback(
    (listener: () => void) => {
      editor.on("transaction", listener);
      return () => editor.off("transaction", listener);
    },
    [editor],
  );
  return useSyncExternalStore(subscribe, () => {
    if (editor.isDestroyed) return undefined;
    const element = editor.view.nodeDOM(position);
    return element instanceof Element ? element : undefined;
  });
}
