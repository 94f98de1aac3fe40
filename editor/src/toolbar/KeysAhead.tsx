import type { Editor } from "@tiptap/core";
import { useEffect } from "react";
import { isBarKey, isFindKey, isLinkKey, isSheetKey } from "./bar-keys.ts";

/**
 * Stands for what one can do with the text until that is loaded: a key that leads there is pressed again when it is, and
 * what is pasted waits, because nobody could tidy it yet.
 */
export function KeysAhead({ editor }: { editor: Editor }) {
  useEffect(() => {
    const { dom } = editor.view;
    const isInText = ({ target }: Event) => target instanceof Node && dom.contains(target);
    let again: (() => void) | undefined;
    const keepKey = (event: KeyboardEvent) => {
      if (!isSheetKey(event) && !isFindKey(event) && !(isInText(event) && (isBarKey(event) || isLinkKey(event))))
        return;
      event.preventDefault();
      again = () => event.target?.dispatchEvent(new KeyboardEvent("keydown", event));
    };
    const keepPaste = (event: ClipboardEvent) => {
      if (!isInText(event) || !event.clipboardData || !editor.isEditable) return;
      event.preventDefault();
      const clipboardData = copyOf(event.clipboardData);
      again = () => dom.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    };
    document.addEventListener("keydown", keepKey);
    document.addEventListener("paste", keepPaste, { capture: true });
    return () => {
      document.removeEventListener("keydown", keepKey);
      document.removeEventListener("paste", keepPaste, { capture: true });
      // The bar listens a moment later.
      if (again) setTimeout(again);
    };
  }, [editor]);
  return null;
}

/** The browser's own is empty when the event is over. */
function copyOf(data: DataTransfer): DataTransfer {
  const copy = new DataTransfer();
  for (const type of data.types) if (type !== "Files") copy.setData(type, data.getData(type));
  for (const file of data.files) copy.items.add(file);
  return copy;
}
