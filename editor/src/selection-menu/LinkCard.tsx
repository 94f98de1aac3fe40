import type { Editor } from "@tiptap/core";
import { later } from "../later/later.tsx";
import { useEditorValue } from "../toolbar/useEditorValue.ts";
import { linkAround } from "./link-around.ts";
import { LinkDialog } from "./LinkDialog.tsx";
import { useHoveredLink } from "./useHoveredLink.ts";
import { useLinkKey } from "./useLinkKey.ts";

const LinkCardFrame = later(() => import("./LinkCardFrame.tsx").then((module) => module.LinkCardFrame));

/**
 * Where a link leads, beside it: while the caret is in it, or the pointer stays on it. Ctrl+K asks for its address in the
 * same place.
 */
export function LinkCard({ editor }: { editor: Editor }) {
  const caret = useEditorValue(editor, () => {
    const { selection } = editor.state;
    return selection.empty ? linkAround(editor.state.doc, selection.from)?.from : undefined;
  });
  const hovered = useHoveredLink(editor);
  const isFocused = useEditorValue(editor, () => editor.isFocused);
  const [isAsked, answer] = useLinkKey(editor);
  if (isAsked) return <LinkDialog editor={editor} onClose={answer} />;
  const from = hovered ?? (isFocused ? caret : undefined);
  if (from === undefined) return null;
  return <LinkCardFrame key={from} editor={editor} from={from} />;
}
