import type { Editor } from "@tiptap/core";
import { useCallback, useEffect, useState } from "react";
import { isLinkKey } from "../toolbar/bar-keys.ts";

/** Whether Ctrl+K has asked for a link, and what answers that. */
export function useLinkKey(editor: Editor): [isAsked: boolean, answer: () => void] {
  const [isAsked, setAsked] = useState(false);
  useEffect(() => {
    const ask = (event: KeyboardEvent) => {
      if (!isLinkKey(event)) return;
      event.preventDefault();
      setAsked(editor.isEditable);
    };
    const { dom } = editor.view;
    dom.addEventListener("keydown", ask);
    return () => dom.removeEventListener("keydown", ask);
  }, [editor]);
  return [isAsked, useCallback(() => setAsked(false), [])];
}
