import type { Editor } from "@tiptap/core";
import { BlockHandle } from "../block-handle/BlockHandle.tsx";
import { CodeTools } from "../code/CodeTools.tsx";
import type { Replica } from "../collaboration/replica.ts";
import { useLinkedBlock } from "../links/useLinkedBlock.ts";
import { BlockPanel } from "../panels/BlockPanel.tsx";
import { LinkCard } from "../selection-menu/LinkCard.tsx";
import { SelectionMenu } from "../selection-menu/SelectionMenu.tsx";
import { Suggestions } from "../suggestions/Suggestions.tsx";
import { type Surroundings, useWorld } from "../suggestions/useWorld.ts";
import { TableControls } from "../tables/TableControls.tsx";
import { useKeptFolds } from "../view/useKeptFolds.ts";

export interface BesideTextProps {
  editor: Editor;
  replica: Replica;
  surroundings: Surroundings;
}

/** What appears beside something in the text: handles, menus, suggestions, panels. */
export function BesideText({ editor, replica, surroundings }: BesideTextProps) {
  // Before the block that the address names is shown, which may be under one of them.
  useKeptFolds(editor, replica.files.place);
  useLinkedBlock(editor);
  const world = useWorld(editor, replica.awareness, surroundings);
  return (
    <>
      <TableControls editor={editor} />
      <BlockHandle editor={editor} />
      <SelectionMenu editor={editor} />
      <LinkCard editor={editor} />
      <CodeTools editor={editor} />
      <BlockPanel editor={editor} />
      <Suggestions editor={editor} world={world} />
    </>
  );
}
