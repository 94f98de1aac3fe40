import type { Editor } from "@tiptap/core";
import { type RefObject, useCallback, useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { findKeyOf } from "../toolbar/bar-keys.ts";
import type { FindBarProps } from "./FindBar.tsx";

type Start = FindBarProps["start"];

/** More than one would look for. */
const longestStart = 200;

/** Opens find and replace by its keys, wherever in the frame or outside of any field they are pressed. */
export function useFind(editor: Editor, frame: RefObject<HTMLElement | null>) {
  const [start, setStart] = useState<Start>();
  const open = useCallback(
    (isReplacing = false) => {
      // At once: the next key is meant for it.
      flushSync(() => setStart({ words: selectedWords(editor), isReplacing }));
    },
    [editor],
  );
  const close = useCallback(() => setStart(undefined), []);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const kind = findKeyOf(event);
      if (!kind || event.defaultPrevented || !isHere(event.target, frame.current)) return;
      // Asked for twice, the browser's own way to find things is at hand.
      if (event.target instanceof Element && event.target.closest("[data-find]") && kind === "find") return;
      event.preventDefault();
      open(kind === "replace");
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [editor, frame, open]);
  useEffect(() => setStart(undefined), [editor]);
  return { start, open, close };
}

function isHere(target: EventTarget | null, frame: HTMLElement | null): boolean {
  if (document.querySelector("dialog[open]:modal")) return false;
  return target === document.body || (target instanceof Node && frame?.contains(target) === true);
}

function selectedWords({ state }: Editor): string {
  const { from, to, $from, $to } = state.selection;
  if (!$from.sameParent($to) || to - from > longestStart) return "";
  return state.doc.textBetween(from, to, "\n").split("\n")[0] ?? "";
}
