import type { Editor } from "@tiptap/core";
import { cellAround } from "@tiptap/pm/tables";
import { useEffect, useState, useSyncExternalStore } from "react";

/** The cell under the mouse, else the one with the caret: the one whose handles are shown. */
export function useActiveCell(editor: Editor): HTMLElement | undefined {
  const hovered = useHoveredCell(editor);
  const entered = useSyncExternalStore(
    (listener) => {
      const events = ["transaction", "focus", "blur"] as const;
      for (const event of events) editor.on(event, listener);
      return () => {
        for (const event of events) editor.off(event, listener);
      };
    },
    () => cellWithCaret(editor),
  );
  return hovered?.isConnected ? hovered : entered;
}

function useHoveredCell(editor: Editor): HTMLElement | undefined {
  const [cell, setCell] = useState<HTMLElement>();
  useEffect(() => {
    const { dom } = editor.view;
    const look = ({ target, pointerType, buttons }: PointerEvent) => {
      // A finger hovers over nothing, and who drags has begun somewhere.
      if (pointerType === "touch" || buttons > 0 || !(target instanceof Element)) return;
      if (target.closest("[data-table-controls]")) return;
      setCell(cellAt(target));
    };
    const leave = () => setCell(undefined);
    dom.addEventListener("pointerover", look);
    dom.addEventListener("pointerleave", leave);
    return () => {
      dom.removeEventListener("pointerover", look);
      dom.removeEventListener("pointerleave", leave);
    };
  }, [editor]);
  return cell;
}

function cellAt(element: Element): HTMLElement | undefined {
  return element.closest<HTMLElement>("td, th") ?? undefined;
}

function cellWithCaret({ state, view, isDestroyed }: Editor): HTMLElement | undefined {
  const $cell = isDestroyed ? null : cellAround(state.selection.$head);
  const dom = $cell && view.nodeDOM($cell.pos);
  return dom instanceof HTMLElement ? dom : undefined;
}
