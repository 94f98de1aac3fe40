import { Fragment, type Mark, type Node } from "@tiptap/pm/model";

/**
 * Whether two documents say the same. Several marks of one type, such as comments, stand in ProseMirror in the order in
 * which they were given here; that order means nothing and is nowhere in Yjs.
 */
export function isSame(one: Node, other: Node): boolean {
  return one.eq(other) || rebuilt(one, inOrder).eq(rebuilt(other, inOrder));
}

/** The same, but for marks on anything but words, which the stock converters do not know. */
export function isSameForOthers(one: Node, other: Node): boolean {
  const marksOf = (node: Node) => (node.isText ? inOrder(node) : []);
  return one.eq(other) || rebuilt(one, marksOf).eq(rebuilt(other, marksOf));
}

function rebuilt(node: Node, marksOf: (node: Node) => readonly Mark[]): Node {
  if (node.isText) return node.mark(marksOf(node));
  const children = node.children.map((child) => rebuilt(child, marksOf));
  return node.type.create(node.attrs, Fragment.from(children), marksOf(node));
}

function inOrder({ marks }: Node): readonly Mark[] {
  return marks.length < 2 ? marks : marks.toSorted((one, other) => compare(JSON.stringify(one), JSON.stringify(other)));
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
