import type { Node } from "@tiptap/pm/model";
import type { TextBlock } from "./block-text.ts";
import type { Range } from "./highlights.ts";
import type { Match } from "./matches.ts";

interface FoundBlock {
  readonly start: number;
  readonly matches: readonly Match[];
  /** How many matches come before it. */
  readonly before: number;
}

/** All matches of a document in their order. */
export class Found {
  readonly total: number;
  readonly #blocks: FoundBlock[] = [];

  constructor(blocks: readonly TextBlock[], matchesOf: (node: Node) => readonly Match[] | undefined) {
    let before = 0;
    for (const { node, start } of blocks) {
      const matches = matchesOf(node);
      if (!matches || matches.length === 0) continue;
      this.#blocks.push({ start, matches, before });
      before += matches.length;
    }
    this.total = before;
  }

  at(index: number): Range | undefined {
    const block = this.#blocks[lastWhere(this.#blocks, ({ before }) => before <= index)];
    const match = block?.matches[index - block.before];
    return block && match && { from: block.start + match.from, to: block.start + match.to };
  }

  /** The first that begins at a position or behind it; `total` when there is none. */
  indexFrom(position: number): number {
    const block = this.#blocks[lastWhere(this.#blocks, ({ start }) => start <= position)];
    if (!block) return 0;
    const { before, matches, start } = block;
    const index = matches.findIndex(({ from }) => start + from >= position);
    return before + (index < 0 ? matches.length : index);
  }

  indexOf({ from, to }: Range): number | undefined {
    const index = this.indexFrom(from);
    const match = this.at(index);
    return match?.from === from && match.to === to ? index : undefined;
  }

  between(from: number, to: number, atMost: number): Range[] {
    const ranges: Range[] = [];
    for (let index = this.indexFrom(from); index < this.total && ranges.length < atMost; index += 1) {
      const range = this.at(index) as Range;
      if (range.from > to) break;
      ranges.push(range);
    }
    return ranges;
  }
}

/** In an order in which it holds up to some place and not behind it; -1 when it holds nowhere. */
function lastWhere<Item>(items: readonly Item[], holds: (item: Item) => boolean): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(items[middle] as Item)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
