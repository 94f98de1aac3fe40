import type { Node, ResolvedPos } from "@tiptap/pm/model";

/** Something that can be folded: its head is always shown, the rest is what is hidden. */
export interface Foldable {
  /** Where its node begins. */
  readonly position: number;
  readonly node: Node;
  /** Where the words of its head end. */
  readonly headEnd: number;
}

const items = new Set(["listItem", "taskItem"]);

/** What can be folded at the node that begins at this position. */
export function foldableAt(doc: Node, position: number): Foldable | undefined {
  const node = position >= 0 && position < doc.content.size ? doc.nodeAt(position) : null;
  if (node?.type.name === "heading") {
    const headEnd = position + node.nodeSize - 1;
    return endsSection(doc.resolve(headEnd + 1).nodeAfter, node) ? undefined : { position, node, headEnd };
  }
  const head = node?.firstChild;
  if (!node || !head?.isTextblock || node.childCount < 2) return undefined;
  if (!items.has(node.type.name) && node.type.name !== "details") return undefined;
  return { position, node, headEnd: position + head.nodeSize };
}

/** The innermost of which the position is in the head. */
export function foldableAround($position: ResolvedPos): Foldable | undefined {
  for (let depth = $position.depth; depth > 0; depth--) {
    const found = foldableAt($position.doc, $position.before(depth));
    if (found && $position.pos <= found.headEnd) return found;
    if (depth < $position.depth && $position.index(depth) > 0) return undefined;
  }
  return undefined;
}

/** The blocks of what is hidden, from where to where. Under a heading: up to the next of its level or a higher one. */
export function hiddenPartOf(doc: Node, { position, node, headEnd }: Foldable): [from: number, to: number][] {
  const blocks: [number, number][] = [];
  const isSection = node.type.name === "heading";
  let start = headEnd + 1;
  const $start = doc.resolve(start);
  for (let index = $start.index(); index < $start.parent.childCount; index++) {
    const child = $start.parent.child(index);
    if (isSection ? endsSection(child, node) : start >= position + node.nodeSize - 1) break;
    blocks.push([start, start + child.nodeSize]);
    start += child.nodeSize;
  }
  return blocks;
}

function endsSection(next: Node | null, heading: Node): boolean {
  return next === null || (next.type === heading.type && next.attrs["level"] <= heading.attrs["level"]);
}
