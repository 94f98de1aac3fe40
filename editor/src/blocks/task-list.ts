import { TaskList } from "@tiptap/extension-list";
import { isInside } from "./is-inside.ts";
import type { Block } from "./block.ts";
import { Task } from "./task-item.ts";
import { markdownList } from "./markdown-list.ts";
import { saysOnly } from "./markdown.ts";

export const taskList: Block = {
  extensions: [TaskList],
  speakingExtensions: ({ tools }) => [
    Task.configure({
      nested: true,
      a11y: { checkboxLabel: (node) => tools.taskDone(node.firstChild?.textContent ?? "") },
    }),
  ],
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
