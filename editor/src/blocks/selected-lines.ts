import type { ResolvedPos } from "@tiptap/pm/model";
import type { Selection } from "@tiptap/pm/state";
import { isHead, isItem } from "./list-items.ts";

/** Blocks of words that can be made into each other. A picture's caption stays with its picture. */
const lines = new Set(["paragraph", "heading", "codeBlock", "detailsSummary"]);

/**
 * The places before the lines that are selected, in cells that are selected as well, from the beginning of the document to
 * its end. Of a line that has words some must be selected, or the caret be in it.
 */
export function selectedLines({ $from: { doc }, ranges }: Selection): number[] {
  const found = new Set<number>();
  for (const { $from, $to } of ranges) {
    const [from, to] = [$from.pos, $to.pos];
    doc.nodesBetween(from, to, (node, position) => {
      if (!node.isTextblock) return true;
      const [start, end] = [position + 1, position + 1 + node.content.size];
      const isReached = from === to || start === end || (from < end && to > start);
      if (isReached && lines.has(node.type.name)) found.add(position);
      return false;
    });
  }
  return [...found].toSorted((one, other) => one - other);
}

/** Without those that stand further down in an item which is selected itself. */
export function selectedHeads(selection: Selection): number[] {
  const { doc } = selection.$from;
  const all = selectedLines(selection);
  const heads = new Set(all.filter((position) => isHead(doc.resolve(position))));
  return all.filter((position) => heads.has(position) || !heads.has(headAbove(doc.resolve(position))));
}

/** Before the first line of the item a line is in. */
function headAbove($line: ResolvedPos): number {
  for (let { depth } = $line; depth > 0; depth -= 1) if (isItem($line.node(depth))) return $line.start(depth);
  return -1;
}
