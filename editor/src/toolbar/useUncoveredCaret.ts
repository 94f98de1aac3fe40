import type { Editor } from "@tiptap/core";
import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";

/** Scrolls the caret out from behind something that comes, or gets larger, where the caret is; `shown` tells when. */
export function useUncoveredCaret(editor: Editor, cover: RefObject<HTMLElement | null>, shown: string) {
  const isPressed = useRef(false);
  useLayoutEffect(() => {
    if (!isPressed.current) uncover(editor, cover.current);
  }, [editor, cover, shown]);
  useEffect(() => {
    const { dom } = editor.view;
    const press = () => {
      isPressed.current = true;
    };
    // Not before: a text that moves under a mouse that is held down is selected.
    const release = () => {
      if (isPressed.current) uncover(editor, cover.current);
      isPressed.current = false;
    };
    dom.addEventListener("pointerdown", press);
    document.addEventListener("pointerup", release);
    document.addEventListener("pointercancel", release);
    return () => {
      dom.removeEventListener("pointerdown", press);
      document.removeEventListener("pointerup", release);
      document.removeEventListener("pointercancel", release);
    };
  }, [editor, cover]);
}

function uncover(editor: Editor, cover: HTMLElement | null) {
  if (!cover || !editor.isFocused) return;
  const caret = editor.view.coordsAtPos(editor.state.selection.head);
  const { top, bottom } = cover.getBoundingClientRect();
  if (caret.bottom > top && caret.top < bottom) editor.commands.scrollIntoView();
}
