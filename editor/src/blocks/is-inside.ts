import type { Editor } from "@tiptap/core";

/**
 * Whether the selection is in a node of that name. At a caret that is what is around it; Tiptap's `isActive` goes through
 * the document from its beginning, and the tools of the bar ask it thirty times for each letter.
 */
export function isInside(editor: Editor, name: string, attributes: Readonly<Record<string, unknown>> = {}): boolean {
  const { empty, $from } = editor.state.selection;
  if (!empty) return editor.isActive(name, attributes);
  for (let { depth } = $from; depth > 0; depth -= 1) {
    const { type, attrs } = $from.node(depth);
    if (type.name === name && Object.entries(attributes).every(([key, value]) => attrs[key] === value)) return true;
  }
  return false;
}
