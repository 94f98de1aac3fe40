import { Editor } from "@tiptap/core";
import { type RefObject, useEffectEvent, useLayoutEffect, useState } from "react";
import type { Replica } from "../collaboration/replica.ts";
import type { Messages } from "../messages/english.ts";
import { editorExtensions } from "./extensions.ts";
import { hideFromReact } from "./hide-from-react.ts";
import { roomForCaret } from "./room-for-caret.ts";

/** An editor that is bound to the document for as long as the element is shown. */
export function useBoundEditor(
  element: RefObject<HTMLElement | null>,
  { replica, messages, isEditable }: { replica: Replica; messages: Messages; isEditable: boolean },
): Editor | undefined {
  const [editor, setEditor] = useState<Editor>();
  // From the start: the browser styles all of a text anew when it begins to be one that can be edited.
  const isEditableNow = useEffectEvent(() => isEditable);
  useLayoutEffect(() => {
    const next = new Editor({
      element: element.current,
      extensions: editorExtensions(replica, messages),
      editable: isEditableNow(),
      injectCSS: false,
      // Markdown in what is pasted is read as a whole, and not at all where somebody asks for it as it is written.
      enablePasteRules: false,
      editorProps: {
        ...roomForCaret,
        attributes: {
          "aria-label": messages.editor.label,
          "aria-multiline": "true",
          role: "textbox",
          class: "weft-text",
        },
      },
    });
    hideFromReact(next.view.dom);
    setEditor(next);
    return () => {
      next.destroy();
      setEditor(undefined);
    };
  }, [element, replica, messages]);
  return editor;
}
