import type { Editor } from "@tiptap/core";
import { useEffect, useState } from "react";
import { later } from "../later/later.tsx";
import { positionOfCode } from "../blocks/code/code-actions.ts";
import { useEditorValue } from "../toolbar/useEditorValue.ts";

const CodeBar = later(() => import("./CodeBar.tsx").then((module) => module.CodeBar));

/** One bar for all code blocks: at the one under the pointer, else at the one with the caret. */
export function CodeTools({ editor }: { editor: Editor }) {
  const atCaret = useEditorValue(editor, positionOfCode);
  const atPointer = usePointedCode(editor);
  const position = atPointer ?? atCaret;
  if (position === undefined) return null;
  return <CodeBar key={position} editor={editor} position={position} />;
}

function usePointedCode(editor: Editor): number | undefined {
  const [element, setElement] = useState<Element>();
  useEffect(() => {
    const { dom } = editor.view;
    const point = ({ target }: Event) => setElement(codeAt(target as Element));
    // The bar itself lies outside the text, and must stay while the pointer is on it.
    const leave = ({ relatedTarget }: PointerEvent) => {
      if (!(relatedTarget instanceof Element && relatedTarget.closest("[role=group]"))) setElement(undefined);
    };
    dom.addEventListener("pointerover", point);
    dom.addEventListener("pointerleave", leave);
    return () => {
      dom.removeEventListener("pointerover", point);
      dom.removeEventListener("pointerleave", leave);
    };
  }, [editor]);
  return useEditorValue(editor, () => positionOf(editor, element));
}

/** Where code is drawn as something else, its source is a part of it. */
function codeAt(element: Element): Element | undefined {
  const code = element.closest("pre");
  return code?.closest(".weft-diagram") ?? code ?? undefined;
}

function positionOf({ view }: Editor, element: Element | undefined): number | undefined {
  if (!element?.isConnected || !view.dom.contains(element)) return undefined;
  const position = view.posAtDOM(element, 0) - 1;
  return view.nodeDOM(position) === element ? position : undefined;
}
