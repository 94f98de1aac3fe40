import type { Editor } from "@tiptap/core";
import { copyText } from "../../ui/copy-text.ts";
import { openPanel } from "../panel.ts";
import { name } from "./code-block.ts";

/** Where the code block with the caret is. */
export function positionOfCode({ state }: Editor): number | undefined {
  const { $head } = state.selection;
  return $head.parent.type.name === name ? $head.before() : undefined;
}

export function chooseLanguage(editor: Editor, position: number | undefined) {
  if (position !== undefined) openPanel(editor.view, "language", position);
}

export function toggleWrap(editor: Editor, position: number | undefined) {
  if (position === undefined) return;
  const { tr, doc } = editor.state;
  editor.view.dispatch(tr.setNodeAttribute(position, "wrap", doc.nodeAt(position)?.attrs["wrap"] === false));
}

/** False when the browser does not allow it. */
export async function copyCode(editor: Editor, position: number | undefined): Promise<boolean> {
  if (position === undefined) return false;
  return copyText(editor.state.doc.nodeAt(position)?.textContent ?? "");
}
