import type { Editor } from "@tiptap/core";
import { isTextSelection } from "@tiptap/core";
import { later } from "../later/later.tsx";
import { useEditorValue } from "../toolbar/useEditorValue.ts";
import { useSettledSelection } from "./useSettledSelection.ts";

const SelectionBar = later(() => import("./SelectionBar.tsx").then((module) => module.SelectionBar));

/** What can be done with selected words, beside them; once they are selected and not while they are. */
export function SelectionMenu({ editor }: { editor: Editor }) {
  const hasWords = useEditorValue(editor, () => editor.isEditable && isOfWords(editor));
  const isSettled = useSettledSelection(editor);
  if (!hasWords || !isSettled) return null;
  return <SelectionBar editor={editor} />;
}

function isOfWords({ state: { selection, doc } }: Editor): boolean {
  const { from, to, $from, empty } = selection;
  return (
    !empty && isTextSelection(selection) && !$from.parent.type.spec.code && doc.textBetween(from, to, " ").trim() !== ""
  );
}
