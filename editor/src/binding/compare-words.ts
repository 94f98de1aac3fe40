import type { Node } from "@tiptap/pm/model";
import type { Alignment } from "./alignment.ts";

export interface Places {
  /** Where the content of the block began, and begins now. */
  oldStart: number;
  newStart: number;
  alignment: Alignment;
}

/** A stretch of the old content of a block and what is there now; counted from where the contents begin. */
export interface Stretch {
  oldFrom: number;
  oldTo: number;
  newFrom: number;
  newTo: number;
}

/** What of a block of text is still there, and what is there instead of the rest. */
export function compareWords(before: Node, after: Node, places: Places): { kept: Stretch[]; replaced: Stretch[] } {
  const isWhole = hasInside(before) || hasInside(after);
  const kept = isWhole ? keptNodes(before, after) : keptIn(before, after, places);
  const replaced = between(kept, before, after);
  return { kept, replaced: isWhole ? replaced : replaced.map((stretch) => trimmed(stretch, before, after)) };
}

/** What of the old content is still in this block. */
function keptIn(before: Node, after: Node, { oldStart, newStart, alignment }: Places): Stretch[] {
  const kept: Stretch[] = [];
  for (const { oldFrom, newFrom, size } of alignment.kept(oldStart, oldStart + before.content.size)) {
    const start = Math.max(0, newStart - newFrom);
    const end = Math.min(size, newStart + after.content.size - newFrom);
    if (start >= end) continue;
    const [old, current] = [oldFrom - oldStart, newFrom - newStart];
    kept.push({ oldFrom: old + start, oldTo: old + end, newFrom: current + start, newTo: current + end });
  }
  return kept;
}

/** Elements among words that have content of their own are kept or replaced as wholes. */
function hasInside(node: Node): boolean {
  return node.content.content.some((child) => !child.isText && child.content.size > 0);
}

function keptNodes(before: Node, after: Node): Stretch[] {
  const [olds, news] = [before.content.content, after.content.content];
  const most = Math.min(olds.length, news.length);
  let [head, tail] = [0, 0];
  while (head < most && (olds[head] as Node).eq(news[head] as Node)) head += 1;
  while (tail < most - head && (olds.at(-1 - tail) as Node).eq(news.at(-1 - tail) as Node)) tail += 1;
  const sizeOf = (nodes: readonly Node[]) => nodes.reduce((sum, { nodeSize }) => sum + nodeSize, 0);
  const start = sizeOf(olds.slice(0, head));
  const end = sizeOf(olds.slice(olds.length - tail));
  return [
    { oldFrom: 0, oldTo: start, newFrom: 0, newTo: start },
    {
      oldFrom: before.content.size - end,
      oldTo: before.content.size,
      newFrom: after.content.size - end,
      newTo: after.content.size,
    },
  ];
}

/** What was replaced between the stretches that were kept. */
function between(kept: readonly Stretch[], before: Node, after: Node): Stretch[] {
  const end = { oldFrom: before.content.size, oldTo: 0, newFrom: after.content.size, newTo: 0 };
  let [old, current] = [0, 0];
  const stretches = [...kept, end].map(({ oldFrom, oldTo, newFrom, newTo }) => {
    const stretch = { oldFrom: old, oldTo: oldFrom, newFrom: current, newTo: newFrom };
    [old, current] = [oldTo, newTo];
    return stretch;
  });
  return stretches.filter(({ oldFrom, oldTo, newFrom, newTo }) => oldFrom < oldTo || newFrom < newTo);
}

/** Without what is the same again. */
function trimmed(stretch: Stretch, before: Node, after: Node): Stretch {
  const { oldFrom, oldTo, newFrom, newTo } = stretch;
  const [old, current] = [before.content.cut(oldFrom, oldTo), after.content.cut(newFrom, newTo)];
  const start = old.findDiffStart(current);
  if (start === null) return { oldFrom: oldTo, oldTo, newFrom: newTo, newTo };
  const end = old.findDiffEnd(current) as { a: number; b: number };
  const overlap = Math.max(0, start - Math.min(end.a, end.b));
  return {
    oldFrom: oldFrom + start,
    oldTo: oldFrom + end.a + overlap,
    newFrom: newFrom + start,
    newTo: newFrom + end.b + overlap,
  };
}
