import type { Node, ResolvedPos } from "@tiptap/pm/model";

/** A block that can be taken as a whole. */
export interface Movable {
  readonly node: Node;
  /** Before it. */
  readonly position: number;
}

/** What is gone into: the block one points at is inside. */
const containers = new Set([
  "bulletList",
  "orderedList",
  "taskList",
  "blockquote",
  "callout",
  "details",
  "detailsContent",
  "columns",
  "column",
]);

/** Their parts stay where they are. */
const wholes = new Set(["details", "columns"]);

const items = new Set(["listItem", "taskItem"]);

/** The smallest block around a place that people see as one: an item of a list with what is in it, a table, a paragraph. */
export function movableAround($position: ResolvedPos): Movable | undefined {
  for (let depth = 1; depth <= $position.depth; depth += 1) {
    const node = $position.node(depth);
    const goesOn = containers.has(node.type.name) || (items.has(node.type.name) && $position.index(depth) > 0);
    if (!goesOn || depth === $position.depth) return asMovable($position, depth);
    // A heading of details belongs to them.
    if (node.type.name === "details" && $position.index(depth) === 0) return asMovable($position, depth);
  }
  const { nodeAfter } = $position;
  return nodeAfter ? { node: nodeAfter, position: $position.pos } : undefined;
}

/** Whether the blocks at a depth around a place are ones that can be taken. */
export function holdsMovables($position: ResolvedPos, depth: number): boolean {
  const { name } = $position.node(depth).type;
  if (items.has(name)) return $position.index(depth) > 0;
  return depth === 0 || (containers.has(name) && !wholes.has(name));
}

/** At a place a pointer is at: in words, or before a block that has none. */
export function movableAt(doc: Node, position: number, inside: number): Movable | undefined {
  const atom = inside >= 0 ? doc.nodeAt(inside) : null;
  if (atom && atom.isBlock && atom.isAtom) return { node: atom, position: inside };
  return movableAround(doc.resolve(position));
}

/** The block around a block, which people can take as a whole, too. */
export function movableOutside(doc: Node, position: number): Movable | undefined {
  const $position = doc.resolve(position);
  for (let depth = $position.depth; depth > 0; depth -= 1) {
    const { name } = $position.node(depth).type;
    if (name !== "detailsContent" && name !== "column") return asMovable($position, depth);
  }
  return undefined;
}

function asMovable($position: ResolvedPos, depth: number): Movable {
  return { node: $position.node(depth), position: $position.before(depth) };
}
