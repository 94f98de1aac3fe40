import * as Y from "yjs";
import { Refusal } from "../../refusal.ts";
import type { Piecemeal } from "../piecemeal.ts";
import { type Missing, misses } from "./missing.ts";
import { checkPlace, type Site } from "./place.ts";
import type { Section, Struct } from "./read-update.ts";
import { settle } from "./settle.ts";

const maxFormerValues = 1_000;

/** What was integrated last. */
interface Last {
  item: Y.Item | undefined;
  /** Nobody has written anything since. */
  isNow: boolean;
}

/** How far a section is. */
interface Reader {
  readonly section: Section;
  next: number;
  /** Waits for something that did not come. */
  isStuck: boolean;
  isWaiting: boolean;
}

/**
 * Puts structs into the document, each after what it builds on and each looked at before. Returns what is missing for
 * those that could not be placed; throws a `Refusal` at the first that must not be. Each piece is done in a transaction,
 * and between two of them the document may change.
 */
export function* integrate(sections: readonly Section[], site: Site): Piecemeal<Missing> {
  const { store } = site.document;
  const missing: Missing = new Map();
  const last: Last = { item: undefined, isNow: false };
  // In case of conflict the lower client id goes to the left: coming later it has less to pass.
  const sorted = sections.length > 1 ? sections.toSorted((a, b) => b.client - a.client) : sections;
  const readers = new Map<number, Reader>();
  for (const section of sorted) {
    readers.set(section.client, { section, next: 0, isStuck: false, isWaiting: false });
  }
  leaveOutForeign(readers.values(), site);
  for (const reader of readers.values()) {
    // Each waits for the next, and the last is read.
    const chain = [reader];
    for (let top = chain.at(-1); top; top = chain.at(-1)) {
      if (site.work.isPieceDone) {
        yield;
        site.work.beginPiece();
        last.isNow = false;
        leaveOutForeign(readers.values(), site);
      }
      const needed = chain.length > 1 ? readOne(top, site, last) : readMany(top, site, last);
      if (needed === undefined) {
        if (chain.length === 1 && canRead(top)) continue;
        chain.pop();
        const below = chain.at(-1);
        if (below) below.isWaiting = false;
        continue;
      }
      const other = readers.get(needed);
      if (other && canRead(other) && other !== top) {
        top.isWaiting = true;
        chain.push(other);
        continue;
      }
      const isCircle = other?.isWaiting === true;
      if (!isCircle) misses(missing, needed, Y.getState(store, needed));
      for (const stuck of chain.splice(0)) Object.assign(stuck, { isStuck: true, isWaiting: false });
    }
  }
  if (missing.size === 0 && [...readers.values()].some(({ isStuck }) => isStuck)) {
    throw new Refusal("bad-update", "Its structs wait for one another.");
  }
  return missing;
}

/** What is left of sections that speak with somebody else's client id. */
function leaveOutForeign(readers: Iterable<Reader>, { mayWrite }: Site) {
  for (const reader of readers) {
    if (!mayWrite(reader.section.client)) reader.next = reader.section.structs.length;
  }
}

function canRead({ section, next, isStuck, isWaiting }: Reader): boolean {
  return !isStuck && !isWaiting && next < section.structs.length;
}

/** Reads until the end or the end of a piece, or until a struct has to wait: for the client id that is returned. */
function readMany(reader: Reader, site: Site, last: Last): number | undefined {
  while (canRead(reader) && !site.work.isPieceDone) {
    const needed = readOne(reader, site, last);
    if (needed !== undefined) return needed;
  }
  return undefined;
}

/** One struct may be all that others wait for, and the next may wait for them. */
function readOne(reader: Reader, site: Site, last: Last): number | undefined {
  const struct = reader.section.structs[reader.next];
  // What is left of it was left out while others waited for it.
  if (!struct) return undefined;
  site.work.check();
  site.work.pace();
  const needed = place(struct, site, last);
  if (needed === undefined) reader.next += 1;
  return needed;
}

/** Returns the client id it has to wait for, if any. */
function place(struct: Struct, site: Site, last: Last): number | undefined {
  if (struct instanceof Y.Skip) return undefined;
  const { document, work } = site;
  const { store } = document;
  const transaction = document._transaction as Y.Transaction;
  const { client, clock } = struct.id;
  const known = Y.getState(store, client);
  if (clock > known) return client;
  if (clock + struct.length <= known) return undefined;
  if (clock < known) leaveOut(struct, known - clock);
  if (struct instanceof Y.GC) {
    struct.integrate(transaction, 0);
    return undefined;
  }
  const needed = neededFor(struct, store, known);
  if (needed !== undefined) return needed;
  if (!checkPlace(struct, site)) {
    new Y.GC(struct.id, struct.length).integrate(transaction, 0);
    return undefined;
  }
  struct.getMissing(transaction, store);
  const rest = cutValues(struct);
  settle(struct, last.isNow ? last.item : undefined, document, work);
  struct.integrate(transaction, 0);
  last.item = struct;
  last.isNow = true;
  return rest && place(rest, site, last);
}

/**
 * Values of a map in one item are former ones, of which each replaced the one before. Together they would stay when only
 * a part of them is replaced.
 */
function cutValues(item: Y.Item): Y.Item | undefined {
  if (item.parentSub === null || item.length === 1 || item.content instanceof Y.ContentDeleted) return undefined;
  const { id, rightOrigin, content } = item;
  if (item.length > maxFormerValues) throw new Refusal("too-complex", "A map has too many values in one item.");
  item.length = 1;
  return new Y.Item(Y.createID(id.client, id.clock + 1), null, id, null, rightOrigin, null, null, content.splice(1));
}

/** Its beginning is known. The rest stands behind that, wherever the update says that all of it stands. */
function leaveOut(struct: Y.Item | Y.GC, length: number) {
  const { client, clock } = struct.id;
  struct.id = Y.createID(client, clock + length);
  if (struct instanceof Y.Item) {
    struct.content = struct.content.splice(length);
    struct.origin = Y.createID(client, clock + length - 1);
    struct.parent = null;
    struct.parentSub = null;
  }
  struct.length -= length;
}

function neededFor({ id, origin, rightOrigin, parent }: Y.Item, store: Y.Doc["store"], known: number) {
  const isUnknown = (other: Y.ID | null) => {
    if (other === null) return false;
    if (other.client !== id.client) return other.clock >= Y.getState(store, other.client);
    if (other.clock >= known) throw new Refusal("bad-update", "A struct builds on itself.");
    return false;
  };
  if (isUnknown(origin)) return origin?.client;
  if (isUnknown(rightOrigin)) return rightOrigin?.client;
  return parent instanceof Y.ID && isUnknown(parent) ? parent.client : undefined;
}
