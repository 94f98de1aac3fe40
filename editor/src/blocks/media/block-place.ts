import type { Editor } from "@tiptap/core";
import { NodeSelection } from "@tiptap/pm/state";

export interface BlockPlace {
  readonly editor: Editor;
  readonly getPos: () => number | undefined;
}

/** Changes one attribute of a block that is shown, as an edit of one's own. */
export function setAttribute({ editor, getPos }: BlockPlace, name: string, value: unknown) {
  const position = getPos();
  if (position === undefined || !editor.isEditable) return;
  editor.view.dispatch(editor.state.tr.setNodeAttribute(position, name, value));
}

export function removeBlock({ editor, getPos }: BlockPlace) {
  const position = getPos();
  const node = position === undefined ? null : editor.state.doc.nodeAt(position);
  if (position === undefined || !node || !editor.isEditable) return;
  editor.view.dispatch(editor.state.tr.delete(position, position + node.nodeSize).scrollIntoView());
  editor.view.focus();
}

/** Selects the block and gives the text the focus. */
export function selectBlock({ editor, getPos }: BlockPlace) {
  const position = getPos();
  if (position === undefined) return;
  editor.view.focus();
  editor.view.dispatch(editor.state.tr.setSelection(NodeSelection.create(editor.state.doc, position)));
}
