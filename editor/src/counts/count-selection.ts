import type { Node } from "@tiptap/pm/model";
import type { Selection } from "@tiptap/pm/state";
import type { ShownWords } from "../shown-words.ts";
import { countBlock, type Counts, countPart, nothing, sum } from "./count-block.ts";

/** What is selected holds, which may be several parts, as cells of a table are; `undefined` where nothing is. */
export function countSelection({ empty, ranges, $anchor }: Selection, wordsOf: ShownWords): Counts | undefined {
  if (empty) return undefined;
  return ranges.map(({ $from, $to }) => countBetween($anchor.doc, $from.pos, $to.pos, wordsOf)).reduce(sum, nothing);
}

function countBetween(doc: Node, from: number, to: number, wordsOf: ShownWords): Counts {
  let total = nothing;
  doc.nodesBetween(from, to, (node, position) => {
    if (!node.isTextblock) return true;
    const [start, end] = [Math.max(0, from - position - 1), Math.min(node.content.size, to - position - 1)];
    const isWhole = start === 0 && end === node.content.size;
    if (end > start) total = sum(total, isWhole ? countBlock(node, wordsOf) : countPart(node, start, end, wordsOf));
    return false;
  });
  return total;
}
