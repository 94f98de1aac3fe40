import { Fragment, type Node, type NodeType, type ResolvedPos, Slice } from "@tiptap/pm/model";
import type { Transaction } from "@tiptap/pm/state";
import { ReplaceAroundStep } from "@tiptap/pm/transform";

/** What the items of a list are, by the name of the list. */
const itemOf: Readonly<Record<string, "listItem" | "taskItem">> = {
  bulletList: "listItem",
  orderedList: "listItem",
  taskList: "taskItem",
};

const items = new Set<string>(Object.values(itemOf));

export function isItem({ type }: Node): boolean {
  return items.has(type.name);
}

export function isList({ type }: Node): boolean {
  return type.name in itemOf;
}

/** Whether the block behind a place is the one that an item begins with, beside its marker. */
export function isHead($line: ResolvedPos): boolean {
  return isItem($line.parent) && $line.index() === 0;
}

/** Takes an item out of its list, which goes on before and behind it. What is in the item stays where it is. */
export function takeOut(tr: Transaction, position: number) {
  cutList(tr, position, []);
}

/** Makes an item one of another kind of list, and of the list of that kind beside it, where there is one. */
export function moveToList(tr: Transaction, position: number, list: NodeType) {
  const $item = tr.doc.resolve(position);
  const item = $item.nodeAfter;
  const itemType = item?.type.schema.nodes[itemOf[list.name] ?? ""];
  if (!item || !itemType) return;
  const isFirst = $item.index() === 0;
  const $list = tr.doc.resolve($item.before());
  const isLast = $item.index() === $item.parent.childCount - 1;
  const beside = [isLast ? tr.doc.resolve($item.after()).nodeAfter : null, isFirst ? $list.nodeBefore : null];
  const attrs = beside.find((each) => each?.type === list)?.attrs ?? null;
  cutList(tr, position, [list.create(attrs, itemType.create(item.attrs))]);
  joinLists(tr, isFirst ? position - 1 : position + 1);
}

/** Makes a paragraph an item of a list of its own, or of the list of that kind beside it. */
export function wrapInList(tr: Transaction, position: number, list: NodeType) {
  const $line = tr.doc.resolve(position);
  const range = $line.blockRange(tr.doc.resolve(position + ($line.nodeAfter?.nodeSize ?? 0)));
  const item = list.schema.nodes[itemOf[list.name] ?? ""];
  if (!range || !item) return;
  const beside = [tr.doc.resolve(range.end).nodeAfter, $line.nodeBefore];
  const attrs = beside.find((each) => each?.type === list)?.attrs ?? null;
  tr.wrap(range, [{ type: list, attrs }, { type: item }]);
  joinLists(tr, position);
}

/** Puts a list together with those of the same kind right before and behind it. */
function joinLists(tr: Transaction, position: number) {
  const list = tr.doc.nodeAt(position);
  if (!list) return;
  joinAt(tr, position + list.nodeSize);
  joinAt(tr, position);
}

/** Makes one list of two of the same kind that a place is between. */
export function joinAt(tr: Transaction, position: number) {
  const { nodeBefore, nodeAfter } = tr.doc.resolve(position);
  if (!nodeBefore || !nodeAfter || !isList(nodeBefore) || nodeBefore.type !== nodeAfter.type) return;
  if (nodeBefore.attrs["type"] === nodeAfter.attrs["type"]) tr.join(position);
}

/** Ends a list before an item and lets it go on behind it, with other nodes, or none, around what is in the item. */
function cutList(tr: Transaction, position: number, around: readonly Node[]) {
  const $item = tr.doc.resolve(position);
  const { parent: list, nodeAfter: item } = $item;
  if (!item) return;
  const index = $item.index();
  const [open, close] = [index > 0 ? 1 : 0, index < list.childCount - 1 ? 1 : 0];
  const end = position + item.nodeSize;
  const parts = [...(open ? [list.copy()] : []), ...around, ...(close ? [continued(list, index)] : [])];
  const slice = new Slice(Fragment.from(parts), open, close);
  const inside = open + (around.length > 0 ? 2 : 0);
  // The list is not around what it no longer has anything of.
  const [from, to] = [position - (open ? 0 : 1), end + (close ? 0 : 1)];
  tr.step(new ReplaceAroundStep(from, to, position + 1, end - 1, slice, inside));
}

/** The list behind an item that is taken out goes on counting. */
function continued(list: Node, passed: number): Node {
  const { start } = list.attrs;
  return list.type.create(typeof start === "number" ? { ...list.attrs, start: start + passed } : list.attrs);
}
