import type { Editor } from "@tiptap/core";
import { useEffect } from "react";
import { later } from "../later/later.tsx";
import type { SuggestionWorld } from "../blocks/suggestion.ts";
import { useEditorValue } from "../toolbar/useEditorValue.ts";
import { activeNaming } from "./suggestions-plugin.ts";

const loadList = () => import("./SuggestionList.tsx").then((module) => module.SuggestionList);
const SuggestionList = later(loadList);

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
  return <SuggestionList editor={editor} world={world} trigger={trigger} query={query} from={from} />;
}
