import type { Node } from "@tiptap/pm/model";
import { Plugin, type Transaction } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { changedRanges, type Range } from "../changes/changed-ranges.ts";
import { type Direction, directionOf } from "../blocks/text-direction.ts";

/**
 * Has blocks without a letter begin at the right behind words that do, and where nothing is before them, in what does or
 * in such a `page`. A browser takes them for left to right. No other block has a decoration for its direction: to draw and
 * to move many of them takes ProseMirror long.
 */
export function directionOfTheWordless(page: Direction): Plugin<DecorationSet> {
  const plugin: Plugin<DecorationSet> = new Plugin<DecorationSet>({
    state: {
      init: (_config, { doc }) => DecorationSet.create(doc, decorate(doc, { first: 0, end: doc.childCount }, page)),
      apply: (tr, decorations) => (tr.docChanged ? follow(decorations, tr, page) : decorations),
    },
    props: { decorations: (state) => plugin.getState(state) },
  });
  return plugin;
}

/** Children of a node, by their index. */
interface Stretch {
  readonly first: number;
  readonly end: number;
}

function follow(decorations: DecorationSet, tr: Transaction, page: Direction): DecorationSet {
  const { doc } = tr;
  let next = decorations.map(tr.mapping, doc);
  for (const range of changedRanges(tr.steps).filter((each) => !beginsAsBefore(tr, each))) {
    const [$from, $to] = [doc.resolve(range.from), doc.resolve(range.to)];
    const stretch = { first: $from.index(0), end: endOfWordless(doc, $to.indexAfter(0)) };
    const [from, to] = [$from.posAtIndex(stretch.first, 0), $from.posAtIndex(stretch.end, 0)];
    const old = next.find(from, to).filter((each) => each.from >= from && each.to <= to);
    next = next.remove(old).add(doc, decorate(doc, stretch, page));
  }
  return next;
}

/** Whether words changed in one block alone, and none of those that tell its direction. */
function beginsAsBefore({ doc, before, mapping }: Transaction, { from, to }: Range): boolean {
  const back = mapping.invert();
  const [$from, $before] = [doc.resolve(from), before.resolve(back.map(from, -1))];
  if (!$from.parent.isTextblock || to > $from.end() || back.map(to) > $before.end()) return false;
  return $before.parent.isTextblock && directionOf($before.parent) === directionOf($from.parent);
}

/** Behind the blocks that take their direction from what is before an index. */
function endOfWordless({ children }: Node, index: number): number {
  const end = children.findIndex((child, at) => at >= index && wordsOf(child));
  return end < 0 ? children.length : end;
}

/** `around` is the direction of the parent, whose content begins at `start`. */
function decorate({ children }: Node, { first, end }: Stretch, around: Direction, start = 0): Decoration[] {
  const last = children.slice(0, first).findLast(wordsOf);
  let before = (last && wordsOf(last)) || around;
  let behind = children.slice(0, first).reduce((position, { nodeSize }) => position + nodeSize, start);
  return children.slice(first, end).flatMap((child) => {
    const from = behind;
    behind += child.nodeSize;
    before = wordsOf(child) || before;
    return decorateBlock(child, { from, before, around });
  });
}

interface Surroundings {
  readonly from: number;
  /** The direction of its own words, or those before it. */
  readonly before: Direction;
  readonly around: Direction;
}

function decorateBlock(block: Node, { from, before, around }: Surroundings): Decoration[] {
  const isTurned = !wordsOf(block) && canTurn(block) && before !== (block.isTextblock ? "ltr" : around);
  const style = `direction: ${before}`;
  const own = isTurned ? [Decoration.node(from, from + block.nodeSize, { style })] : [];
  if (block.isTextblock || block.isLeaf) return own;
  const inside = isTurned || wordsOf(block) ? before : around;
  return [...own, ...decorate(block, { first: 0, end: block.childCount }, inside, from + 1)];
}

/** Code runs as it does whatever is around it. */
function wordsOf(block: Node): Direction | "" {
  return block.type.spec.code ? "" : directionOf(block);
}

/** What stands for itself begins where the page does. */
function canTurn({ isLeaf, type }: Node): boolean {
  return !isLeaf && !type.spec.code && !type.spec.isolating;
}
