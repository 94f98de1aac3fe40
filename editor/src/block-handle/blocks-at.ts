import { type Node, NodeRange, type ResolvedPos } from "@tiptap/pm/model";
import { type EditorState, Selection } from "@tiptap/pm/state";
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

/** Where what is selected begins and ends: not in a block of which it is nothing but the last or the first place. */
export function edgesOf({ $from, $to }: Selection): [$from: ResolvedPos, $to: ResolvedPos] {
  const [first, last] = [$from.parent, $to.parent];
  if (first === last || !first.isTextblock || !last.isTextblock) return [$from, $to];
  const isBehind = first.content.size > 0 && $from.parentOffset === first.content.size;
  const isBefore = last.content.size > 0 && $to.parentOffset === 0;
  const $start = isBehind ? Selection.findFrom($from.doc.resolve($from.after()), 1)?.$from : $from;
  const $end = isBefore ? Selection.findFrom($from.doc.resolve($to.before()), -1)?.$to : $to;
  return $start && $end && $start.pos < $end.pos ? [$start, $end] : [$from, $to];
}

function severalSelected(selection: Selection): NodeRange | undefined {
  const [$from, $to] = edgesOf(selection);
  let depth = $from.sharedDepth($to.pos);
  while (!holdsMovables($from, depth)) depth -= 1;
  const range = new NodeRange($from, $to, depth);
  return range.endIndex - range.startIndex > 1 ? range : undefined;
}
