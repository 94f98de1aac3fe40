import type { Editor } from "@tiptap/core";
import { Collaborators, type CollaboratorsProps } from "../collaboration/Collaborators.tsx";
import { titleOf } from "../collaboration/roots.ts";
import { DocumentMenu } from "../transfer/DocumentMenu.tsx";
import { ViewMenu, type ViewMenuProps } from "../view/ViewMenu.tsx";

export interface HeaderToolsProps extends CollaboratorsProps {
  editor: Editor | undefined;
  view: ViewMenuProps["view"];
  onViewChange: ViewMenuProps["onChange"];
  onFind: ViewMenuProps["onFind"];
}

/** Who is here, and what can be done with the whole document. */
export function HeaderTools({ editor, view, onViewChange, onFind, ...collaborators }: HeaderToolsProps) {
  return (
    <>
      <Collaborators {...collaborators} />
      {editor && <DocumentMenu editor={editor} title={titleOf(collaborators.replica.document)} />}
      {editor && <ViewMenu view={view} onChange={onViewChange} onFind={onFind} />}
    </>
  );
}
