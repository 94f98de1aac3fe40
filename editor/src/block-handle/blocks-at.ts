import { type Node, NodeRange } from "@tiptap/pm/model";
import type { EditorState, Selection } from "@tiptap/pm/state";
import { holdsMovables } from "./movable.ts";

/** What is meant by the block at a position: all that is selected, where it is one of several blocks that are. */
export function blocksAt({ doc, selection }: EditorState, position: number): NodeRange | undefined {
  const node = doc.nodeAt(position);
  if (!node) return undefined;
  const end = position + node.nodeSize;
  const selected = severalSelected(selection);
  if (selected && selected.start <= position && end <= selected.end) return selected;
  const $position = doc.resolve(position);
  return new NodeRange($position, doc.resolve(end), $position.depth);
}

export function nodesOf({ parent, startIndex, endIndex }: NodeRange): readonly Node[] {
  return parent.children.slice(startIndex, endIndex);
}

function severalSelected({ $from, $to }: Selection): NodeRange | undefined {
  let depth = $from.sharedDepth($to.pos);
  while (!holdsMovables($from, depth)) depth -= 1;
  const range = new NodeRange($from, $to, depth);
  return range.endIndex - range.startIndex > 1 ? range : undefined;
}
