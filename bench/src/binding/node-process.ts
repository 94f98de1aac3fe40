import { measureKeystrokes } from "./measure-keystrokes.ts";
import { measureOpening } from "./measure-opening.ts";
import type { NodeFindings, NodeTask } from "./node-task.ts";

/** Runs in a process of its own: takes one task, tells what it found, and ends. */
const measures: Record<NodeTask["what"], (task: NodeTask) => NodeFindings> = {
  opening: measureOpening,
  remote: measureKeystrokes,
  own: measureKeystrokes,
};

process.once("message", (task: NodeTask) => {
  process.send?.(measures[task.what](task), () => process.disconnect());
});
