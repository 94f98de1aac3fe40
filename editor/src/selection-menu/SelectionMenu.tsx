import type { Editor } from "@tiptap/core";
import { isTextSelection } from "@tiptap/core";
import { lazy, Suspense } from "react";
import { useEditorValue } from "../toolbar/useEditorValue.ts";
import { useSettledSelection } from "./useSettledSelection.ts";

const SelectionBar = lazy(() => import("./SelectionBar.tsx").then((module) => ({ default: module.SelectionBar })));

/** What can be done with selected words, beside them; once they are selected and not while they are. */
export function SelectionMenu({ editor }: { editor: Editor }) {
  const hasWords = useEditorValue(editor, () => editor.isEditable && isOfWords(editor));
  const isSettled = useSettledSelection(editor);
  if (!hasWords || !isSettled) return null;
  return (
    <Suspense>
      <SelectionBar editor={editor} />
    </Suspense>
  );
}

function isOfWords({ state: { selection, doc } }: Editor): boolean {
  const { from, to, $from, empty } = selection;
  return (
    !empty && isTextSelection(selection) && !$from.parent.type.spec.code && doc.textBetween(from, to, " ").trim() !== ""
  );
}
