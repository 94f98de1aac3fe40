import type { Node, ResolvedPos } from "@tiptap/pm/model";
import type { Transaction } from "@tiptap/pm/state";
import { roundWidth } from "./column-width.ts";

export interface Place {
  /** Where the columns begin. */
  readonly position: number;
  readonly node: Node;
  /** Which of them it is, and where that one begins. */
  readonly index: number;
  readonly column: number;
}

/** The innermost columns around a position. */
export function columnsAround($position: ResolvedPos): Place | undefined {
  for (let depth = $position.depth; depth > 0; depth--) {
    const node = $position.node(depth);
    if (node.type.name !== "columns" || depth === $position.depth) continue;
    return {
      position: $position.before(depth),
      node,
      index: $position.index(depth),
      column: $position.before(depth + 1),
    };
  }
  return undefined;
}

/** Moves the border behind a column. */
export function moveBorder(tr: Transaction, { position, node }: Place, index: number, step: number): boolean {
  const [left, right] = [node.maybeChild(index), node.maybeChild(index + 1)];
  if (!left || !right) return false;
  let start = position + 1;
  for (let at = 0; at < index; at++) start += node.child(at).nodeSize;
  tr.setNodeAttribute(start, "width", roundWidth(shareOf(left) + step));
  tr.setNodeAttribute(start + left.nodeSize, "width", roundWidth(shareOf(right) - step));
  return true;
}

export function shareOf(column: Node): number {
  return (column.attrs["width"] as number | null) ?? 1;
}
