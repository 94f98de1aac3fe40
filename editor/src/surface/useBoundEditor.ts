import { Editor } from "@tiptap/core";
import { type RefObject, useLayoutEffect, useState } from "react";
import type { Replica } from "../collaboration/replica.ts";
import type { Messages } from "../messages/english.ts";
import { editorExtensions } from "./extensions.ts";
import { hideFromReact } from "./hide-from-react.ts";

/** An editor that is bound to the document for as long as the element is shown. Nothing is written before it is told so. */
export function useBoundEditor(
  element: RefObject<HTMLElement | null>,
  replica: Replica,
  messages: Messages,
): Editor | undefined {
  const [editor, setEditor] = useState<Editor>();
  useLayoutEffect(() => {
    const next = new Editor({
      element: element.current,
      extensions: editorExtensions(replica, messages),
      editable: false,
      injectCSS: false,
      // Markdown in what is pasted is read as a whole, and not at all where somebody asks for it as it is written.
      enablePasteRules: ["link"],
      editorProps: {
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
