import { TaskList } from "@tiptap/extension-list";
import { TaskKeys } from "./task-keys.ts";
import { isInside } from "./is-inside.ts";
import type { BlockTools } from "./block.ts";
import { markdownList } from "./markdown-list.ts";
import { saysOnly } from "./markdown.ts";

export const taskListTools: BlockTools = {
  behavior: () => [TaskList, TaskKeys],
  markdown: {
    nodes: { taskList: (node, writer) => (saysOnly(node) ? markdownList(node, writer) : undefined) },
  },
  tools: [
    {
      name: "taskList",
      label: ({ tools }) => tools.taskList,
      icon: "list-checks",
      shortcut: "Mod-Shift-9",
      isActive: (editor) => isInside(editor, "taskList"),
      run: (editor) => editor.chain().focus().toggleTaskList().run(),
    },
  ],
  insertions: [
    {
      name: "taskList",
      label: ({ tools }) => tools.taskList,
      words: ({ prose }) => prose.words.taskList,
      typed: "[ ]",
      icon: "list-checks",
      group: "lists",
      isEnabled: (editor) => editor.can().toggleTaskList(),
      run: (editor) => editor.chain().focus().toggleTaskList().run(),
    },
  ],
};
