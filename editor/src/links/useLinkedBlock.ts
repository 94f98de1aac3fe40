import type { Editor } from "@tiptap/core";
import { useEffect } from "react";
import { WhenIdle } from "../idle/when-idle.ts";
import { findLinked } from "./block-links.ts";
import { goToBlock } from "./go-to-block.ts";

/** What a person does who has found something else to look at. */
const ownWays = ["wheel", "touchmove", "keydown", "pointerdown"] as const;
const againMs = 100;

/** Leads to the block that the page's address names, as soon as it is there, unless somebody has begun to read elsewhere. */
export function useLinkedBlock(editor: Editor | undefined) {
  useEffect(() => {
    if (!editor) return;
    let isWaiting = false;
    const look = () => {
      if (!isWaiting || editor.isDestroyed) return;
      const position = findLinked(editor.state, location.hash);
      if (position === undefined) return;
      isWaiting = false;
      goToBlock(editor, position, { isFocused: false });
    };
    const again = new WhenIdle(look, againMs);
    const onTransaction = () => isWaiting && again.ask();
    const begin = () => {
      isWaiting = location.hash !== "";
      look();
    };
    const giveUp = () => {
      isWaiting = false;
    };
    begin();
    editor.on("transaction", onTransaction);
    window.addEventListener("hashchange", begin);
    for (const way of ownWays) window.addEventListener(way, giveUp, { passive: true });
    return () => {
      again.cancel();
      editor.off("transaction", onTransaction);
      window.removeEventListener("hashchange", begin);
      for (const way of ownWays) window.removeEventListener(way, giveUp);
    };
  }, [editor]);
}
