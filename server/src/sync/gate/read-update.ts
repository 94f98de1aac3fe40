import * as Y from "yjs";
import { Refusal } from "../../refusal.ts";
import type { Piecemeal } from "../piecemeal.ts";
import { positive, readContent, readKey } from "./content.ts";
import { Cursor } from "./cursor.ts";

export type Struct = Y.Item | Y.GC | Y.Skip;

/** The structs of one client id, in the order of their clocks. */
export interface Section {
  readonly client: number;
  readonly structs: readonly Struct[];
}

export interface Deletion {
  readonly client: number;
  readonly from: number;
  /** The first clock after it. */
  readonly to: number;
}

/** An update taken apart. Nothing in it belongs to a document yet: a root as parent is still its name. */
export interface Update {
  readonly sections: readonly Section[];
  readonly deletions: readonly Deletion[];
}

/** In one update. An item costs some hundred bytes, a struct five on the wire. */
const maxStructs = 500_000;
/** In one update: as many as structs, which they are about. */
const maxDeletions = maxStructs;
/** In one update. Every later edit of the document costs a step for each client id in it. */
const maxClients = 20_000;
/** Subdocuments in one update: each is some kilobytes. */
const maxSubdocuments = 1_000;
/** Structs, or deletions, that are read without a break: some 5 ms. */
const perPiece = 10_000;
/** Yjs counts letters with it; no client comes near. */
const maxClock = 2 ** 31 - 1;

const hasOrigin = 0x80;
const hasRightOrigin = 0x40;
const hasParentSub = 0x20;
const kindBits = 0x1f;
const gcKind = 0;
const skipKind = 10;

/**
 * Reads a Yjs update (version 1) without a document, bounded by its bytes. Throws `malformed` for what is no update, and
 * other refusals for what is one and no program of good will has made.
 */
export function* readUpdate(bytes: Uint8Array): Piecemeal<Update> {
  const cursor = new Cursor(bytes);
  const sections = yield* readSections(cursor);
  const deletions = yield* readDeletions(cursor);
  if (cursor.left > 0) throw new Refusal("malformed", "Something comes after the end of the update.");
  return { sections, deletions };
}

function* readSections(cursor: Cursor): Piecemeal<Section[]> {
  const sections: Section[] = [];
  const budget = { structs: maxStructs, subdocuments: maxSubdocuments };
  const seen = new Set<number>();
  const count = cursor.uint();
  if (count > cursor.left) throw new Refusal("malformed", "More client ids than bytes.");
  if (count > maxClients) throw new Refusal("too-complex", "The update has too many client ids.");
  for (let index = 0; index < count; index++) {
    const section = yield* readSection(cursor, budget);
    sections.push(section);
    if (count > 1 && seen.size === seen.add(section.client).size) {
      throw new Refusal("malformed", "A client id comes twice.");
    }
  }
  return sections;
}

function* readSection(cursor: Cursor, budget: { structs: number; subdocuments: number }): Piecemeal<Section> {
  const count = cursor.uint();
  if (count > cursor.left) throw new Refusal("malformed", "More structs than bytes.");
  budget.structs -= count;
  if (budget.structs < 0) throw new Refusal("too-complex", "The update has too many structs.");
  const client = cursor.uint();
  let clock = cursor.uint();
  const structs: Struct[] = [];
  for (let index = 0; index < count; index++) {
    const struct = readStruct(cursor, Y.createID(client, clock));
    if (struct instanceof Y.Item && struct.content instanceof Y.ContentDoc && budget.subdocuments-- === 0) {
      throw new Refusal("too-complex", "The update has too many subdocuments.");
    }
    if (structs.push(struct) % perPiece === 0) yield;
    clock += struct.length;
    if (clock > maxClock) throw new Refusal("bad-update", "A clock is too high.");
  }
  return { client, structs };
}

function readStruct(cursor: Cursor, id: Y.ID): Struct {
  const info = cursor.byte();
  const kind = info & kindBits;
  if (kind === gcKind || kind === skipKind) {
    if (info !== kind) throw new Refusal("malformed", "A struct without a place has neighbours.");
    const length = positive(cursor.uint());
    return kind === gcKind ? new Y.GC(id, length) : new Y.Skip(id, length);
  }
  const origin = info & hasOrigin ? readId(cursor) : null;
  const rightOrigin = info & hasRightOrigin ? readId(cursor) : null;
  const isAlone = origin === null && rightOrigin === null;
  const parent = isAlone ? readParent(cursor) : null;
  const parentSub = isAlone && info & hasParentSub ? readKey(cursor) : null;
  return new Y.Item(id, null, origin, null, rightOrigin, parent, parentSub, readContent(cursor, kind));
}

/** Who stands beside nobody says where it stands: in a root, by name, or in another item. */
function readParent(cursor: Cursor): Y.Item["parent"] {
  const isRoot = cursor.uint();
  if (isRoot > 1) throw new Refusal("malformed", "A parent of no known kind.");
  return isRoot === 1 ? (readKey(cursor) as unknown as Y.Item["parent"]) : readId(cursor);
}

function readId(cursor: Cursor): Y.ID {
  return Y.createID(cursor.uint(), cursor.uint());
}

function* readDeletions(cursor: Cursor): Piecemeal<Deletion[]> {
  const deletions: Deletion[] = [];
  const seen = new Set<number>();
  const count = cursor.uint();
  if (count > maxClients) throw new Refusal("too-complex", "The update deletes from too many client ids.");
  for (let clients = count; clients > 0; clients--) {
    const client = cursor.uint();
    if (seen.size === seen.add(client).size) throw new Refusal("malformed", "A client id comes twice.");
    for (let ranges = cursor.uint(); ranges > 0; ranges--) {
      const from = cursor.uint();
      const to = from + positive(cursor.uint());
      if (to > maxClock) throw new Refusal("bad-update", "A clock is too high.");
      const read = deletions.push({ client, from, to });
      if (read > maxDeletions) throw new Refusal("too-complex", "The update deletes too many ranges.");
      if (read % perPiece === 0) yield;
    }
  }
  return deletions;
}
