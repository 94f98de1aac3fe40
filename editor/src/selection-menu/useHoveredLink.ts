import type { Editor } from "@tiptap/core";
import { useEffect, useState } from "react";
import { linkAround } from "./link-around.ts";

/** Long enough not to flicker under a pointer that only passes by, and to reach the card. */
const staysMs = 350;

/** Where the link begins that the pointer stays on, or whose card it went to. */
export function useHoveredLink(editor: Editor): number | undefined {
  const [from, setFrom] = useState<number>();
  useEffect(() => {
    const { view } = editor;
    const page = view.dom.closest(".weft") ?? view.dom;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let at: Element | null = null;
    const onMove = ({ target, pointerType }: Event & { pointerType?: string }) => {
      if (pointerType !== "mouse" || !(target instanceof Element)) return;
      const place = target.closest(".weft-text a[href], [data-link-card]");
      if (place === at) return;
      at = place;
      clearTimeout(timer);
      if (place?.matches("[data-link-card]")) return;
      timer = setTimeout(() => {
        const isShown = place?.isConnected && !view.isDestroyed && view.dom.contains(place);
        setFrom(isShown ? linkAround(view.state.doc, view.posAtDOM(place, 0))?.from : undefined);
      }, staysMs);
    };
    const onTransaction = ({ transaction }: { transaction: { docChanged: boolean } }) => {
      if (transaction.docChanged) setFrom(undefined);
    };
    page.addEventListener("pointermove", onMove);
    editor.on("transaction", onTransaction);
    return () => {
      clearTimeout(timer);
      page.removeEventListener("pointermove", onMove);
      editor.off("transaction", onTransaction);
    };
  }, [editor]);
  return from;
}
