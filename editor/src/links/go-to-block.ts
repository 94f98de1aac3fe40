import type { Editor } from "@tiptap/core";
import { TextSelection } from "@tiptap/pm/state";

/** Shows a block at the top of the window, with the caret in it; `isFocused` when one wants to write there. */
export function goToBlock(editor: Editor, position: number, { isFocused }: { isFocused: boolean }) {
  const { view } = editor;
  const node = view.state.doc.nodeAt(position);
  if (!node) return;
  editor.commands.reveal(position + 1);
  const selection = TextSelection.near(view.state.doc.resolve(position + 1));
  view.dispatch(view.state.tr.setSelection(selection).setMeta("addToHistory", false));
  if (isFocused) view.focus();
  const element = view.nodeDOM(position);
  if (element instanceof Element) element.scrollIntoView({ block: "start" });
}
