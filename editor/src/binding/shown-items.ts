import * as Y from "yjs";

type Range = readonly [from: number, to: number];

/** Which part of an item, counted from its beginning, an editor shows, though Yjs may have gone on. */
export type ShownPart = (item: Y.Item) => readonly Range[];

const nothing: readonly Range[] = [];

/** What was there before a transaction. Only while the observers of it are called, when nothing is merged yet. */
export function thereBefore({ beforeState, deleteSet }: Y.Transaction): (item: Y.Item) => boolean {
  return (item) =>
    item.id.clock < (beforeState.get(item.id.client) ?? 0) && (!item.deleted || Y.isDeleted(deleteSet, item.id));
}

export function shownBefore(transaction: Y.Transaction): ShownPart {
  const wasThere = thereBefore(transaction);
  return (item) => (item.countable && wasThere(item) ? [[0, item.length]] : nothing);
}

export const shownNow: ShownPart = (item) => (item.deleted || !item.countable ? nothing : [[0, item.length]]);

/** What a block shows that remote edits have to wait for, by the ids of its content. */
export class ShownItems {
  readonly #ranges = new Map<number, Range[]>();

  constructor(block: Y.XmlElement, shown: ShownPart) {
    for (const item of itemsIn(block)) {
      for (const [from, to] of shown(item)) this.add(item.id.client, item.id.clock + from, item.id.clock + to);
    }
  }

  readonly part: ShownPart = ({ id, length }) =>
    (this.#ranges.get(id.client) ?? nothing)
      .map(([from, to]) => [Math.max(from - id.clock, 0), Math.min(to - id.clock, length)] as const)
      .filter(([from, to]) => from < to)
      .toSorted(([one], [other]) => one - other);

  add(client: number, from: number, to: number) {
    const ranges = this.#ranges.get(client);
    if (ranges) ranges.push([from, to]);
    else this.#ranges.set(client, [[from, to]]);
  }

  remove(client: number, from: number, to: number) {
    const ranges = this.#ranges.get(client) ?? [];
    const left = ranges.flatMap(([start, end]): Range[] => [
      [start, Math.min(end, from)],
      [Math.max(start, to), end],
    ]);
    this.#ranges.set(
      client,
      left.filter(([start, end]) => start < end),
    );
  }
}

/** The items of a block of text in their order: the elements in it, and what is in its texts. */
export function* itemsIn(block: Y.XmlElement): Generator<Y.Item> {
  for (let item = block._start; item; item = item.right) {
    const { content } = item;
    if (content instanceof Y.ContentType && content.type instanceof Y.XmlText) {
      for (let inner = content.type._start; inner; inner = inner.right) yield inner;
    } else yield item;
  }
}
