import type { Editor } from "@tiptap/core";
import { useEffect } from "react";
import { focusModeKey } from "./focused-block.ts";

export function useFocusMode(editor: Editor | undefined, isOn: boolean) {
  useEffect(() => {
    if (!editor || editor.isDestroyed) return;
    editor.view.dispatch(editor.state.tr.setMeta(focusModeKey, isOn).setMeta("addToHistory", false));
  }, [editor, isOn]);
}
