import type { Editor } from "@tiptap/core";
import { useEffect, useSyncExternalStore } from "react";
import { missingParts } from "../later/missing-parts.ts";
import { findKeyOf, isBarKey, isLinkKey, isSheetKey } from "./bar-keys.ts";

/**
 * Stands for what one can do with the text until that is loaded: a key that leads there is pressed again when it is, and
 * what is pasted waits, because nobody could tidy it yet. When it does not come, it is pasted as it is.
 */
export function KeysAhead({ editor }: { editor: Editor }) {
  const isMissing = useSyncExternalStore(missingParts.subscribe, missingParts.getCount) > 0;
  useEffect(() => {
    if (isMissing) return undefined;
    const { dom } = editor.view;
    const isInText = ({ target }: Event) => target instanceof Node && dom.contains(target);
    const pasted: DataTransfer[] = [];
    let pressed: KeyboardEvent | undefined;
    const keepKey = (event: KeyboardEvent) => {
      const leadsFromText = isBarKey(event) || isLinkKey(event);
      if (!isSheetKey(event) && !findKeyOf(event) && !(leadsFromText && isInText(event))) return;
      event.preventDefault();
      pressed = event;
    };
    const keepPaste = (event: ClipboardEvent) => {
      if (!isInText(event) || !event.clipboardData || !editor.isEditable) return;
      event.preventDefault();
      pasted.push(copyOf(event.clipboardData));
    };
    document.addEventListener("keydown", keepKey);
    document.addEventListener("paste", keepPaste, { capture: true });
    return () => {
      document.removeEventListener("keydown", keepKey);
      document.removeEventListener("paste", keepPaste, { capture: true });
      // The bar listens a moment later.
      setTimeout(() => {
        for (const clipboardData of pasted)
          dom.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
        if (pressed) pressed.target?.dispatchEvent(new KeyboardEvent("keydown", pressed));
      });
    };
  }, [editor, isMissing]);
  return null;
}

/** The browser's own is empty when the event is over. */
function copyOf(data: DataTransfer): DataTransfer {
  const copy = new DataTransfer();
  for (const type of data.types) if (type !== "Files") copy.setData(type, data.getData(type));
  for (const file of data.files) copy.items.add(file);
  return copy;
}
