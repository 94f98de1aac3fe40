import { TaskItem, TaskList } from "@tiptap/extension-list";
import { ListChecks } from "lucide-react";
import { english } from "../messages/english.ts";
import type { Block } from "./block.ts";

export const taskList: Block = {
  extensions: [
    TaskList,
    TaskItem.configure({
      nested: true,
      a11y: { checkboxLabel: (node) => english.tools.taskDone(node.firstChild?.textContent ?? "") },
    }),
  ],
  tools: [
    {
      name: "taskList",
      label: ({ tools }) => tools.taskList,
      icon: ListChecks,
      shortcut: "Mod-Shift-9",
      isActive: (editor) => editor.isActive("taskList"),
      run: (editor) => editor.chain().focus().toggleTaskList().run(),
    },
  ],
};
