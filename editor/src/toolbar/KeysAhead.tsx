import type { Editor } from "@tiptap/core";
import { useEffect } from "react";
import { isBarKey, isLinkKey, isSheetKey } from "./bar-keys.ts";

/** Stands for the bar until it is loaded: a key that leads there is pressed again when it is. */
export function KeysAhead({ editor }: { editor: Editor }) {
  useEffect(() => {
    const { dom } = editor.view;
    let pressed: KeyboardEvent | undefined;
    const keep = (event: KeyboardEvent) => {
      const isInText = event.target instanceof Node && dom.contains(event.target);
      if (!isSheetKey(event) && !(isInText && (isBarKey(event) || isLinkKey(event)))) return;
      event.preventDefault();
      pressed = event;
    };
    document.addEventListener("keydown", keep);
    return () => {
      document.removeEventListener("keydown", keep);
      // The bar listens a moment later.
      if (pressed) setTimeout(pressAgain, 0, pressed);
    };
  }, [editor]);
  return null;
}

function pressAgain(event: KeyboardEvent) {
  event.target?.dispatchEvent(new KeyboardEvent("keydown", event));
}
