import type { Node } from "@tiptap/pm/model";
import type { Alignment } from "./alignment.ts";
import { isPlaceholder } from "./unknown-content.ts";

/** A child and the position of its node. */
export interface PlacedNode {
  node: Node;
  position: number;
}

/** Which old child goes on as which new one, in their order. */
export type Match = readonly [old: number, current: number];

/**
 * Finds out which nodes are the same after an edit, from what the steps left of them: the node that keeps most of
 * another's content goes on as that one. So who presses Enter at the beginning of a paragraph has put an empty one before
 * it, and what others type into the paragraph meanwhile stays in it.
 */
export function matchChildren(olds: readonly PlacedNode[], news: readonly PlacedNode[], alignment: Alignment): Match[] {
  const matches = heaviestChain(pairsOf(olds, news, alignment));
  const all: Match[] = [];
  let [old, current] = [0, 0];
  for (const [nextOld, nextCurrent] of [...matches, [olds.length, news.length] as const]) {
    all.push(...matchReplaced(olds, news, old, nextOld, current, nextCurrent));
    if (nextOld < olds.length) all.push([nextOld, nextCurrent]);
    [old, current] = [nextOld + 1, nextCurrent + 1];
  }
  return all;
}

interface Pair {
  old: number;
  current: number;
  weight: number;
}

/** Pairs of nodes of one type that share content, in the order of both. */
function pairsOf(olds: readonly PlacedNode[], news: readonly PlacedNode[], alignment: Alignment): Pair[] {
  const [first, last] = [olds[0], olds.at(-1)];
  if (!first || !last) return [];
  const pairs: Pair[] = [];
  const add = (old: number, current: number, weight: number) => {
    const [before, after] = [olds[old] as PlacedNode, news[current] as PlacedNode];
    if (before.node.type !== after.node.type) return;
    const known = pairs.at(-1);
    if (known?.old === old && known.current === current) known.weight += weight;
    else pairs.push({ old, current, weight });
  };
  let [old, current] = [0, 0];
  for (const stretch of alignment.kept(first.position, last.position + last.node.nodeSize)) {
    const shift = stretch.newFrom - stretch.oldFrom;
    const end = stretch.oldFrom + stretch.size;
    for (let at = stretch.oldFrom; at < end;) {
      while (old < olds.length && endOf(olds[old]) <= at) old += 1;
      while (current < news.length && endOf(news[current]) <= at + shift) current += 1;
      const [before, after] = [olds[old], news[current]];
      if (!before || !after) break;
      const next = Math.min(end, endOf(before), endOf(after) - shift);
      // Part of a stretch may have gone elsewhere in the document, before or behind these children.
      if (after.position <= at + shift) {
        const isStart = at === before.position && at + shift === after.position;
        const isEnd = next === endOf(before) && next + shift === endOf(after);
        const words = next - at - Number(isStart) - Number(isEnd);
        if (!isPlaceholder(before.node.type) || isStart) add(old, current, words + (isStart ? 0.5 : 0));
      }
      at = Math.max(next, Math.min(end, after.position - shift));
    }
  }
  return pairs;
}

function endOf(placed: PlacedNode | undefined): number {
  return placed ? placed.position + placed.node.nodeSize : Infinity;
}

/** Of pairs that go forward in both orders, those that together weigh most when each node has one partner. */
function heaviestChain(pairs: readonly Pair[]): Match[] {
  const totals: number[] = [];
  const befores: number[] = [];
  const isBetter = (index: number, than: number) => than < 0 || (totals[index] as number) > (totals[than] as number);
  // Both orders only grow, so the pairs that may come before a pair are all those up to some place.
  let [ready, best, top] = [0, -1, -1];
  pairs.forEach((pair, index) => {
    for (
      let other = pairs[ready] as Pair;
      other.old < pair.old && other.current < pair.current;
      other = pairs[ready] as Pair
    ) {
      if (isBetter(ready, best)) best = ready;
      ready += 1;
    }
    befores.push(best);
    totals.push(pair.weight + (totals[best] ?? 0));
    if (isBetter(index, top)) top = index;
  });
  const chain: Match[] = [];
  for (let index = top; index >= 0; index = befores[index] as number) {
    const { old, current } = pairs[index] as Pair;
    chain.unshift([old, current]);
  }
  return chain;
}

/** Nodes that were replaced altogether, by the same again or by others of their type. */
function matchReplaced(
  olds: readonly PlacedNode[],
  news: readonly PlacedNode[],
  oldFrom: number,
  oldTo: number,
  newFrom: number,
  newTo: number,
): Match[] {
  const head: Match[] = [];
  const tail: Match[] = [];
  let [a, b, c, d] = [oldFrom, oldTo, newFrom, newTo];
  const isSame = (old: number, current: number) =>
    (olds[old] as PlacedNode).node.eq((news[current] as PlacedNode).node);
  while (a < b && c < d && isSame(a, c)) head.push([a++, c++]);
  while (a < b && c < d && isSame(b - 1, d - 1)) tail.unshift([--b, --d]);
  const isPairwise =
    b - a === d - c &&
    olds.slice(a, b).every(({ node }, index) => {
      const other = (news[c + index] as PlacedNode).node;
      return node.type === other.type && !isPlaceholder(node.type);
    });
  const middle = isPairwise ? olds.slice(a, b).map((_, index): Match => [a + index, c + index]) : [];
  return [...head, ...middle, ...tail];
}
