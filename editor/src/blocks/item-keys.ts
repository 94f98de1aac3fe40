import type { KeyboardShortcutCommand } from "@tiptap/core";

/** What keys do in an item of a list. */
export function itemKeys(item: "listItem" | "taskItem"): Record<string, KeyboardShortcutCommand> {
  return {
    Enter: ({ editor }) => editor.commands.splitListItem(item),
    Tab: ({ editor }) => editor.commands.sinkListItem(item),
    "Shift-Tab": ({ editor }) => editor.commands.liftListItem(item),
  };
}
