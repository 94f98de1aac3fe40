import type { Editor } from "@tiptap/core";
import { useEffect, useSyncExternalStore } from "react";
import { useMessages } from "../messages/MessagesContext.tsx";
import { SaidBelow } from "../ui/SaidBelow.tsx";
import { printer } from "./printer.ts";

/** Hears the key that prints, and says that a page is made ready for it. */
export function PrintKey({ editor }: { editor: Editor }) {
  const { view: messages } = useMessages();
  const isPreparing = useSyncExternalStore(printer.subscribe, printer.isPreparing);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!isPrintKey(event) || event.defaultPrevented || document.querySelector("dialog[open]:modal")) return;
      event.preventDefault();
      void printer.print(editor.view);
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [editor]);
  return <SaidBelow>{isPreparing ? messages.preparing : ""}</SaidBelow>;
}

function isPrintKey({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): boolean {
  return key.toLowerCase() === "p" && (ctrlKey || metaKey) && !shiftKey && !altKey;
}
