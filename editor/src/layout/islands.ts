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

/** Islands after a transaction: they go with their blocks, and it is noted where words changed. */
export function follow({ held, changed, tick }: Islands, tr: Transaction): Islands {
  const next = tick + 1;
  const ranges = changedRanges(tr.steps);
  const written = new Set(ranges.map((range) => blockAround(tr.doc, range)).filter((block) => block !== undefined));
  const others = changed
    .filter((change) => tick - change.tick < memory)
    .map((change) => ({ ...change, position: tr.mapping.map(change.position) }))
    .filter(({ position }) => !written.has(position));
  const mapped = held.map(tr.mapping, tr.doc);
  const broken = ranges.filter((range) => blockAround(tr.doc, range) === undefined);
  return {
    held: mapped.remove(broken.flatMap((range) => inside(mapped, range))),
    changed: [...others, ...[...written].map((position) => ({ position, tick: next }))],
    tick: next,
  };
}

export function islandAt({ held }: Islands, position: number): Island | undefined {
  return held.find(position, position).find(({ from }) => from === position)?.spec as Island | undefined;
}

/** Those that changed lately, with what was measured now. */
export function remeasured(islands: Islands, doc: Node, measured: ReadonlyMap<number, Island>): Islands {
  const held = islands.changed.flatMap(({ position }) => {
    const island = measured.get(position) ?? islandAt(islands, position);
    const node = doc.nodeAt(position);
    return island && canBeIsland(node) ? [decorationOf(position, node, island)] : [];
  });
  return { ...islands, held: DecorationSet.create(doc, held) };
}

/** Words only: what else stands in a line may change its height by itself. */
export function canBeIsland(node: Node | null): node is Node {
  if (!node?.isTextblock || node.type.spec.code || node.type.spec.isolating) return false;
  return node.children.every(({ isText }) => isText);
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
