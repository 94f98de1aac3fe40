import { posToDOMRect, type Editor } from "@tiptap/core";
import type { VirtualElement } from "@floating-ui/dom";
import { useMemo } from "react";

/** Words of the text, as something to be placed beside. */
export function useWordsAnchor(editor: Editor, range: () => { from: number; to: number } | undefined): VirtualElement {
  return useMemo(
    () => ({
      contextElement: editor.view.dom,
      getBoundingClientRect: () => {
        const { from, to } = range() ?? editor.state.selection;
        return posToDOMRect(editor.view, from, to);
      },
    }),
    [editor, range],
  );
}
