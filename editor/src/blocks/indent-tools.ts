import type { Editor } from "@tiptap/core";
import type { Tool } from "./block.ts";

/** What the Tab key does in a list, for those who have none. */
export const indentTools: readonly Tool[] = [
  {
    name: "outdent",
    label: ({ tools }) => tools.outdent,
    icon: "list-indent-decrease",
    isEnabled: (editor) => isItemAround(editor, (item) => editor.can().liftListItem(item)),
    run: (editor) => isItemAround(editor, (item) => editor.chain().focus().liftListItem(item).run()),
  },
  {
    name: "indent",
    label: ({ tools }) => tools.indent,
    icon: "list-indent-increase",
    isEnabled: (editor) => isItemAround(editor, (item) => editor.can().sinkListItem(item)),
    run: (editor) => isItemAround(editor, (item) => editor.chain().focus().sinkListItem(item).run()),
  },
];

/** Whether there is an item of a list around what is selected, of which something else is true. */
export function isItemAround({ state }: Editor, isSo: (item: string) => boolean = () => true): boolean {
  const { $from } = state.selection;
  for (let { depth } = $from; depth > 0; depth -= 1) {
    const { name } = $from.node(depth).type;
    if (name === "listItem" || name === "taskItem") return isSo(name);
  }
  return false;
}
