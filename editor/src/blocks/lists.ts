import { BulletList, ListItem, ListKeymap, OrderedList } from "@tiptap/extension-list";
import type { Block } from "./block.ts";
import { markdownList } from "./markdown-list.ts";
import { saysOnly } from "./markdown.ts";

/** Bulleted and numbered lists, which share their items. */
export const lists: Block = {
  extensions: [BulletList, OrderedList, ListItem, ListKeymap],
  markdown: {
    nodes: {
      bulletList: (node, writer) => (saysOnly(node) ? markdownList(node, writer) : undefined),
      orderedList: (node, writer) =>
        saysOnly(node, "start") ? markdownList(node, writer, { ordered: true, start: node.attrs["start"] }) : undefined,
    },
  },
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
