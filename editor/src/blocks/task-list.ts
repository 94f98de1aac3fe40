import type { Block } from "./block.ts";
import { Task, Tasks } from "./task-item.ts";

export const taskList: Block = {
  extensions: [Tasks],
  speakingExtensions: (messages) => [Task.configure({ messages })],
};
