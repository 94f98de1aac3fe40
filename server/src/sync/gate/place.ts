import * as Y from "yjs";
import { Refusal } from "../../refusal.ts";
import type { Rules } from "./rules.ts";
import type { Work } from "./work.ts";

export interface Site {
  readonly document: Y.Doc;
  /** Those of the moment: between two pieces they may change. */
  rules: Rules;
  readonly work: Work;
  /** Whether new words of a client id may be in the update; that may change, too. */
  mayWrite(client: number): boolean;
}

/**
 * Looks where an item wants to stand, changing nothing: its neighbours are in the same list and in the right order, and
 * its parent can have children. Yjs checks none of it, and would show people different texts or make a document that
 * does not load. `false` says that its surroundings are gone, so that it becomes a mere length.
 */
export function checkPlace(item: Y.Item, site: Site): boolean {
  const { document, rules, work } = site;
  const { origin, rightOrigin } = item;
  if (origin === null && rightOrigin === null) return checkParent(item, document, rules);

  const left = origin && Y.getItem(document.store, origin);
  const right = rightOrigin && Y.getItem(document.store, rightOrigin);
  if (isGone(left) || isGone(right)) {
    if (isAlive(left) || isAlive(right)) throw new Refusal("bad-update", "A neighbour is in a list that is gone.");
    return false;
  }
  if (left && right && (left.parent !== right.parent || left.parentSub !== right.parentSub)) {
    throw new Refusal("bad-update", "The neighbours are in different lists.");
  }
  if (!isSettled(item, left, right) && !areNeighbours(item, left, right, site)) {
    throw new Refusal("bad-update", "The neighbours cannot have stood side by side.");
  }
  const { parent, parentSub } = (left ?? right) as Y.Item;
  rules.checkItem(item, parent, parentSub);
  if (left && origin && !Y.compareIDs(origin, left.lastId)) chargeSplit(origin, document, work);
  if (right && rightOrigin && !Y.compareIDs(rightOrigin, right.id)) chargeSplit(rightOrigin, document, work);
  return true;
}

function checkParent(item: Y.Item, document: Y.Doc, rules: Rules): boolean {
  if (item.parent instanceof Y.ID) {
    const parent = Y.getItem(document.store, item.parent);
    if (isGone(parent) || parent.content instanceof Y.ContentDeleted) return false;
    if (!(parent.content instanceof Y.ContentType)) throw new Refusal("bad-update", "The parent has no children.");
    item.parent = parent.content.type;
  } else {
    const name = item.parent as unknown as string;
    rules.checkRoot(name);
    item.parent = document.get(name);
  }
  rules.checkItem(item, item.parent, item.parentSub);
  return true;
}

/** Only the length of it is left: all of its list was deleted. */
function isGone(struct: Y.Item | Y.GC | null): boolean {
  return struct instanceof Y.GC;
}

function isAlive(struct: Y.Item | null): boolean {
  return struct instanceof Y.Item && (struct.parent as Y.AbstractType<unknown>)._item?.deleted !== true;
}

/**
 * Whether the check would say the same as when one of the two neighbours came: the left one was put before the same
 * right one, or the right one behind the same left one. So goes who pastes many blocks, or writes from back to front.
 */
function isSettled({ origin, rightOrigin }: Y.Item, left: Y.Item | null, right: Y.Item | null): boolean {
  if (left && Y.compareIDs(origin, left.lastId) && Y.compareIDs(rightOrigin, left.rightOrigin)) return true;
  return right !== null && Y.compareIDs(rightOrigin, right.id) && Y.compareIDs(origin, right.origin);
}

/**
 * Whether somebody can have seen the two side by side. Who has seen a letter has seen what its author put it between, so
 *
 *     origin of right ≤ left < right ≤ right origin of left
 */
function areNeighbours(item: Y.Item, left: Y.Item | null, right: Y.Item | null, site: Site): boolean {
  const { origin, rightOrigin } = item;
  const beforeRight = right && rightOrigin && originAt(right, rightOrigin);
  const afterLeft = left && left.rightOrigin;
  if (origin && rightOrigin && !isBefore(origin, rightOrigin, site)) return false;
  if (beforeRight && !(origin && (Y.compareIDs(beforeRight, origin) || isBefore(beforeRight, origin, site))))
    return false;
  return (
    !afterLeft ||
    (rightOrigin !== null && (Y.compareIDs(rightOrigin, afterLeft) || isBefore(rightOrigin, afterLeft, site)))
  );
}

/** A letter within an item was put behind the one before it. */
function originAt({ id, origin }: Y.Item, at: Y.ID): Y.ID | null {
  return at.clock === id.clock ? origin : Y.createID(id.client, at.clock - 1);
}

/**
 * Whether one letter of a list stands before another. Every item stands between its own two neighbours, so mostly they
 * tell; else the list is walked.
 */
function isBefore(first: Y.ID, second: Y.ID, { document: { store }, work }: Site): boolean {
  const left = Y.getItem(store, first);
  const right = Y.getItem(store, second);
  if (left === right) return first.clock < second.clock;
  if (left.right === right || covers(right, left.rightOrigin) || covers(left, right.origin)) return true;
  let steps = 1;
  let item = left.right;
  while (item && item !== right) {
    item = item.right;
    steps += 1;
  }
  work.spend(steps);
  return item === right;
}

function covers({ id: { client, clock }, length }: Y.Item, id: Y.ID | null): boolean {
  return id !== null && id.client === client && id.clock >= clock && id.clock < clock + length;
}

/** A neighbour in the midst of an item splits it, and what comes after it in the store moves. */
function chargeSplit({ client }: Y.ID, { store }: Y.Doc, work: Work) {
  work.spend((store.clients.get(client)?.length ?? 0) >> 4);
}
