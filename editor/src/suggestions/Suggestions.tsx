import type { Editor } from "@tiptap/core";
import { lazy, Suspense, useEffect } from "react";
import type { SuggestionWorld } from "../blocks/suggestion.ts";
import { useEditorValue } from "../toolbar/useEditorValue.ts";
import { activeNaming } from "./suggestions-plugin.ts";

const loadList = () => import("./SuggestionList.tsx").then((module) => ({ default: module.SuggestionList }));
const SuggestionList = lazy(loadList);

export interface SuggestionsProps {
  editor: Editor;
  world: SuggestionWorld;
}

/** What is offered while a name is typed. */
export function Suggestions({ editor, world }: SuggestionsProps) {
  // It is there when the first name is typed: keys that are pressed before it is are not its own.
  useEffect(() => void loadList().catch(() => undefined), []);
  const trigger = useEditorValue(editor, () => activeNaming(editor.state)?.trigger);
  const query = useEditorValue(editor, () => activeNaming(editor.state)?.query);
  const from = useEditorValue(editor, () => activeNaming(editor.state)?.from);
  if (trigger === undefined || query === undefined || from === undefined || !editor.isEditable) return null;
  return (
    <Suspense fallback={null}>
      <SuggestionList editor={editor} world={world} trigger={trigger} query={query} from={from} />
    </Suspense>
  );
}
