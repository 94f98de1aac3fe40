import { TaskItem, TaskList } from "@tiptap/extension-list";
import type { Block } from "./block.ts";

export const taskList: Block = {
  extensions: [TaskList],
  speakingExtensions: ({ tools }) => [
    TaskItem.configure({
      nested: true,
      a11y: { checkboxLabel: (node) => tools.taskDone(node.firstChild?.textContent ?? "") },
    }),
  ],
  tools: [
    {
      name: "taskList",
      label: ({ tools }) => tools.taskList,
      icon: "list-checks",
      shortcut: "Mod-Shift-9",
      isActive: (editor) => editor.isActive("taskList"),
      run: (editor) => editor.chain().focus().toggleTaskList().run(),
    },
  ],
};
