import type { Editor } from "@tiptap/core";
import { CodeTools } from "../code/CodeTools.tsx";
import type { Replica } from "../collaboration/replica.ts";
import { BlockPanel } from "../panels/BlockPanel.tsx";
import { Suggestions } from "../suggestions/Suggestions.tsx";
import { type Surroundings, useWorld } from "../suggestions/useWorld.ts";

export interface BesideTextProps {
  editor: Editor;
  replica: Replica;
  surroundings: Surroundings;
}

/** What appears beside something in the text: suggestions, panels, the tools of code. */
export function BesideText({ editor, replica, surroundings }: BesideTextProps) {
  const world = useWorld(editor, replica.awareness, surroundings);
  return (
    <>
      <CodeTools editor={editor} />
      <BlockPanel editor={editor} />
      <Suggestions editor={editor} world={world} />
    </>
  );
}
