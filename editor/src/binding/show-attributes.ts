import type { Node } from "@tiptap/pm/model";
import type { Transaction } from "@tiptap/pm/state";
import { AddNodeMarkStep, AttrStep, RemoveNodeMarkStep } from "@tiptap/pm/transform";
import { sameValue } from "./same-value.ts";

/** Gives the node at a position the attributes and marks of another one; no position moves by that. */
export function showAttributes(tr: Transaction, before: Node, after: Node, position: number) {
  for (const [name, value] of Object.entries(after.attrs)) {
    if (!sameValue(before.attrs[name], value)) tr.step(new AttrStep(position, name, value));
  }
  for (const mark of before.marks) if (!mark.isInSet(after.marks)) tr.step(new RemoveNodeMarkStep(position, mark));
  for (const mark of after.marks) if (!mark.isInSet(before.marks)) tr.step(new AddNodeMarkStep(position, mark));
}
