import type { Node } from "@tiptap/pm/model";
import type { Transaction } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { changedRanges, type Range } from "../changes/changed-ranges.ts";

/** A block of text whose height is held, so that a browser which lays out its words anew need not look at any other block. */
export interface Island {
  /** CSS pixels, with padding and border. */
  readonly height: number;
  /** CSS pixels from the end of its words to its lower edge. */
  readonly below: number;
}

export interface Change {
  /** Before the block. */
  readonly position: number;
  readonly tick: number;
}

export interface Islands {
  readonly held: DecorationSet;
  /** Blocks in which words changed, the latest last. */
  readonly changed: readonly Change[];
  readonly tick: number;
}

export const islandClass = "weft-island";

export const noIslands: Islands = { held: DecorationSet.empty, changed: [], tick: 0 };

/** How many changes a block stays an island after its last one. */
const memory = 400;
/** So many may be islands for longer: letting go of one costs as much as letting go of all. */
const most = 100;

/** Before each block of text in which a transaction changed words, in the document after it. */
export function blocksWritten({ doc, steps }: Transaction, ranges = changedRanges(steps)): ReadonlySet<number> {
  const blocks = ranges.map((range) => blockAround(doc, range));
  return new Set(blocks.filter((block) => block !== undefined));
}

/**
 * Islands after a transaction: they go with their blocks, and it is noted where words changed. What was measured `ahead`
 * of it is an island from now on.
 */
export function follow(
  { held, changed, tick }: Islands,
  tr: Transaction,
  ahead: ReadonlyMap<number, Island> = new Map(),
): Islands {
  const next = tick + 1;
  const ranges = changedRanges(tr.steps);
  const written = blocksWritten(tr, ranges);
  const others = changed
    .filter((change) => tick - change.tick < memory)
    .map((change) => ({ ...change, position: tr.mapping.map(change.position) }))
    .filter(({ position }) => !written.has(position));
  const mapped = held.map(tr.mapping, tr.doc);
  const broken = ranges.filter((range) => blockAround(tr.doc, range) === undefined);
  return {
    held: mapped.remove(broken.flatMap((range) => inside(mapped, range))).add(tr.doc, decorate(tr.doc, ahead)),
    changed: [...others, ...[...written].map((position) => ({ position, tick: next }))],
    tick: next,
  };
}

export function islandAt({ held }: Islands, position: number): Island | undefined {
  return held.find(position, position).find(({ from }) => from === position)?.spec as Island | undefined;
}

/** Whether many are islands that did not change lately. */
export function hasOld({ held, changed }: Islands): boolean {
  return held.find().length > changed.length + most;
}

/** Those that changed lately, with what was measured now, and without what is none any more. */
export function remeasured(
  islands: Islands,
  doc: Node,
  measured: ReadonlyMap<number, Island>,
  sunk: ReadonlySet<number> = new Set(),
): Islands {
  const held = islands.changed
    .filter(({ position }) => !sunk.has(position))
    .map(({ position }) => [position, measured.get(position) ?? islandAt(islands, position)] as const);
  return { ...islands, held: DecorationSet.create(doc, decorate(doc, held)) };
}

/** Words only: what else stands in a line may change its height by itself. */
export function canBeIsland(node: Node | null): node is Node {
  if (!node?.isTextblock || node.type.spec.code || node.type.spec.isolating) return false;
  return node.children.every(({ isText }) => isText);
}

function decorate(doc: Node, islands: Iterable<readonly [position: number, island: Island | undefined]>): Decoration[] {
  return [...islands].flatMap(([position, island]) => {
    const node = doc.nodeAt(position);
    return island && canBeIsland(node) ? [decorationOf(position, node, island)] : [];
  });
}

function decorationOf(position: number, node: Node, island: Island): Decoration {
  const attributes = { class: islandClass, style: `--weft-island-height: ${island.height}px` };
  return Decoration.node(position, position + node.nodeSize, attributes, { ...island });
}

function inside(held: DecorationSet, { from, to }: Range): Decoration[] {
  return held.find(from, to).filter((decoration) => decoration.from < to && decoration.to > from);
}

/** Before the block of text that a range lies in. */
function blockAround(doc: Node, { from, to }: Range): number | undefined {
  const $from = doc.resolve(from);
  return $from.parent.isTextblock && to <= $from.end() ? $from.before() : undefined;
}
