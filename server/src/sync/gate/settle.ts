import * as Y from "yjs";
import type { Work } from "./work.ts";

/**
 * Finds an item's place among those that others put beside the same neighbours: the rule of Yjs, without its two sets
 * for each item, and without its repetition where somebody has written from back to front. Afterwards the item stands
 * directly between `left` and `right`, so that Yjs does not search again.
 *
 *     … origin │ items of others │ right …        previous: the item integrated directly before, if any
 */
export function settle(item: Y.Item, previous: Y.Item | undefined, { store }: Y.Doc, work: Work) {
  const { left: origin, right } = item;
  if (origin ? origin.right === right : right !== null && right.left === null) return;
  item.left = previous !== undefined && continuesBackwards(item, previous) ? previous.left : search(item, store, work);
  item.right = item.left ? item.left.right : firstOf(item, work);
}

/** The search would see what it saw for the previous item, and stop before that. */
function continuesBackwards(item: Y.Item, previous: Y.Item): boolean {
  return item.right === previous && item.id.client === previous.id.client && isSame(item.origin, previous.origin);
}

function search(item: Y.Item, store: Y.Doc["store"], work: Work): Y.Item | null {
  const { right, id } = item;
  let left = item.left;
  const first = left ? left.right : firstOf(item, work);
  /** The passed items by their place, made when one of them builds on another. */
  let passed: Map<Y.Item, number> | undefined;
  let unlisted = first;
  let settledAt = -1;
  let at = 0;
  for (let other = first; other !== null && other !== right; other = other.right, at++) {
    if (isSame(item.origin, other.origin)) {
      if (other.id.client < id.client) {
        left = other;
        settledAt = at;
      } else if (isSame(item.rightOrigin, other.rightOrigin)) break;
      continue;
    }
    if (other.origin === null) break;
    passed ??= new Map();
    for (; unlisted !== other; unlisted = (unlisted as Y.Item).right) passed.set(unlisted as Y.Item, passed.size);
    const base = passed.get(Y.getItem(store, other.origin));
    if (base === undefined) break;
    if (base <= settledAt) {
      left = other;
      settledAt = at;
    }
    work.spend(8);
  }
  work.spend(at);
  return left;
}

/** Of a list, or of all that stood under a key of a map. */
function firstOf(item: Y.Item, work: Work): Y.Item | null {
  const parent = item.parent as Y.AbstractType<unknown>;
  if (item.parentSub === null) return parent._start;
  let first = parent._map.get(item.parentSub) ?? null;
  let steps = 0;
  for (; first !== null && first.left !== null; steps++) first = first.left;
  work.spend(steps);
  return first;
}

function isSame(a: Y.ID | null, b: Y.ID | null): boolean {
  return a === b || (a !== null && b !== null && a.client === b.client && a.clock === b.clock);
}
