import { BulletList, ListItem, ListKeymap, OrderedList } from "@tiptap/extension-list";
import type { Block } from "./block.ts";

/** Bulleted and numbered lists, which share their items. */
export const lists: Block = {
  extensions: [BulletList, OrderedList, ListItem, ListKeymap],
  tools: [
    {
      name: "bulletList",
      label: ({ tools }) => tools.bulletList,
      icon: "list",
      shortcut: "Mod-Shift-8",
      isActive: (editor) => editor.isActive("bulletList"),
      run: (editor) => editor.chain().focus().toggleBulletList().run(),
    },
    {
      name: "orderedList",
      label: ({ tools }) => tools.orderedList,
      icon: "list-ordered",
      shortcut: "Mod-Shift-7",
      isActive: (editor) => editor.isActive("orderedList"),
      run: (editor) => editor.chain().focus().toggleOrderedList().run(),
    },
  ],
};
