import { Extension } from "@tiptap/core";
import { isInside } from "./is-inside.ts";

/** The Tab key stays in a list also where an item cannot go deeper: Shift+Tab leads out of it. */
export const ListKeys = Extension.create({
  name: "listKeys",
  priority: 10,
  addKeyboardShortcuts: () => ({
    Tab: ({ editor }) => isInside(editor, "listItem") || isInside(editor, "taskItem"),
  }),
});
