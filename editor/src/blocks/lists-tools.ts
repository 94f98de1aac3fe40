import { BulletList, ListItem, ListKeymap, OrderedList } from "@tiptap/extension-list";
import { EnterItem } from "./enter-item.ts";
import { JoinItem } from "./join-item.ts";
import { ListKeys } from "./list-keys.ts";
import { indentTools, isItemAround } from "./indent-tools.ts";
import { isInside } from "./is-inside.ts";
import type { BlockTools } from "./block.ts";
import { markdownList } from "./markdown-list.ts";
import { saysOnly } from "./markdown.ts";
import { TurnLines } from "./turn-lines.ts";

export const listsTools: BlockTools = {
  behavior: () => [BulletList, OrderedList, ListItem, ListKeymap, ListKeys, EnterItem, JoinItem, TurnLines],
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
      isActive: (editor) => isInside(editor, "bulletList"),
      run: (editor) => editor.chain().focus().toggleBulletList().run(),
    },
    {
      name: "orderedList",
      label: ({ tools }) => tools.orderedList,
      icon: "list-ordered",
      shortcut: "Mod-Shift-7",
      isActive: (editor) => isInside(editor, "orderedList"),
      run: (editor) => editor.chain().focus().toggleOrderedList().run(),
    },
    ...indentTools,
  ],
  innerTools: {
    isShown: (editor) => isItemAround(editor) && matchMedia("(pointer: coarse)").matches,
    tools: indentTools,
  },
  insertions: [
    {
      name: "bulletList",
      label: ({ tools }) => tools.bulletList,
      words: ({ prose }) => prose.words.bulletList,
      typed: "-",
      icon: "list",
      group: "lists",
      isEnabled: (editor) => editor.can().toggleBulletList(),
      run: (editor) => editor.chain().focus().toggleBulletList().run(),
    },
    {
      name: "orderedList",
      label: ({ tools }) => tools.orderedList,
      words: ({ prose }) => prose.words.orderedList,
      typed: "1.",
      icon: "list-ordered",
      group: "lists",
      isEnabled: (editor) => editor.can().toggleOrderedList(),
      run: (editor) => editor.chain().focus().toggleOrderedList().run(),
    },
  ],
};
