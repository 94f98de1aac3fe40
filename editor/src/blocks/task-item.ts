import { Node } from "@tiptap/core";
import type { Messages } from "../messages/english.ts";
import { itemKeys } from "./item-keys.ts";
import { taskView } from "./task-view.ts";

export const Tasks = Node.create({
  name: "taskList",
  group: "block list",
  content: "taskItem+",
  parseHTML: () => [{ tag: 'ul[data-type="taskList"]', priority: 51 }],
  renderHTML: ({ HTMLAttributes }) => ["ul", { ...HTMLAttributes, "data-type": "taskList" }, 0],
});

export const Task = Node.create<{ messages: Messages | undefined }>({
  name: "taskItem",
  content: "paragraph block*",
  defining: true,
  addOptions: () => ({ messages: undefined }),
  addAttributes: () => ({
    checked: {
      default: false,
      keepOnSplit: false,
      validate: "boolean",
      parseHTML: (element) => ["", "true"].includes(element.getAttribute("data-checked") ?? "false"),
      renderHTML: ({ checked }) => ({ "data-checked": checked }),
    },
  }),
  parseHTML: () => [
    {
      tag: 'li[data-type="taskItem"]',
      priority: 51,
      contentElement: (element) => (element as HTMLElement).querySelector("div") ?? (element as HTMLElement),
    },
  ],
  renderHTML: ({ node, HTMLAttributes }) => [
    "li",
    { ...HTMLAttributes, "data-type": "taskItem" },
    ["label", ["input", { type: "checkbox", checked: node.attrs["checked"] ? "checked" : null }], ["span"]],
    ["div", 0],
  ],
  addNodeView() {
    const { messages } = this.options;
    return messages ? (props) => taskView(props, messages.tools.taskDone) : null;
  },
  addKeyboardShortcuts: () => itemKeys("taskItem"),
});
