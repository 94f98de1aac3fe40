import * as Y from "yjs";
import { Refusal } from "../refusal.ts";
import { deleteRanges } from "./gate/delete.ts";
import { integrate } from "./gate/integrate.ts";
import type { Missing } from "./gate/missing.ts";
import type { Site } from "./gate/place.ts";
import { type Deletion, readUpdate, type Section, type Update } from "./gate/read-update.ts";
import { rulesOf } from "./gate/rules.ts";
import { splitAhead, structsToSplitFor } from "./gate/split.ts";
import { stepsPerPiece, Work } from "./gate/work.ts";
import type { Piecemeal } from "./piecemeal.ts";

/** What became of an update. */
export interface Outcome {
  /** For each client id a part of it waits for, how much of that client is known. */
  readonly missing: Missing;
  /** Why the rest of it was not taken. What came before it is in the document. */
  readonly refusal: Refusal | undefined;
}

/** On what terms an update is taken. */
export interface Terms {
  /** Everybody may bring back what others wrote, and what the server did. */
  readonly isRecovering: boolean;
  /** Whether new words of a client id may be in it. Asked again with each piece. */
  mayWrite(client: number): boolean;
  readonly stepsPerPiece: number;
  /** How many structs and deletions an update has for which items are split ahead. */
  readonly structsToSplitFor: number;
}

const usualTerms: Terms = { isRecovering: false, mayWrite: () => true, stepsPerPiece, structsToSplitFor };

/**
 * The one way of a stranger's update into a document: in place of `Y.applyUpdate`, which believes what it reads. Each
 * struct is looked at when everything it builds on is in place, so the document is a good one after every single step,
 * and whoever has a turn between two pieces finds it so. Words that may not be in it are left out.
 *
 *     bytes ─ readUpdate ─▶ structs ─ checkPlace ─▶ settle ─▶ Yjs
 */
export function* admit(document: Y.Doc, update: Update, terms: Partial<Terms> = {}): Piecemeal<Outcome> {
  const { isRecovering, mayWrite, ...amounts } = { ...usualTerms, ...terms };
  const { sections, deletions } = update;
  const structs = sections.reduce((sum, section) => sum + section.structs.length, deletions.length);
  const work = new Work(structs, amounts.stepsPerPiece);
  const site: Site = { document, rules: rulesOf(document, isRecovering), work, mayWrite };
  const taking = take(update, site, structs >= amounts.structsToSplitFor);
  for (;;) {
    const piece = Y.transact(document, () => taking.next(), undefined, false);
    if (piece.done) return piece.value;
    yield;
    site.rules = rulesOf(document, isRecovering);
  }
}

function* take(update: Update, site: Site, isSplitAhead: boolean): Piecemeal<Outcome> {
  const { sections, deletions } = update;
  let missing: Missing = new Map();
  try {
    if (isSplitAhead) yield* splitAhead(update, site);
    missing = yield* integrate(sections, site);
    yield* deleteRanges(deletions, site, missing);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    // Yjs still has to finish what it has begun.
    return { missing, refusal: error };
  }
  return { missing, refusal: undefined };
}

/** The document has all of the update already. Throws `too-complex` where finding out would take too long. */
export function* containsUpdate(document: Y.Doc, update: Uint8Array): Piecemeal<boolean> {
  const { sections, deletions } = yield* readUpdate(update);
  if (!sections.every((section) => isKnown(document, section))) return false;
  const work = new Work(deletions.length, stepsPerPiece);
  for (const range of deletions) {
    work.check();
    if (work.isPieceDone) {
      yield;
      work.beginPiece();
    }
    if (!isGone(document, range, work)) return false;
  }
  return true;
}

function isKnown({ store }: Y.Doc, { client, structs }: Section): boolean {
  const last = structs.at(-1);
  return !last || last.id.clock + last.length <= Y.getState(store, client);
}

function isGone({ store }: Y.Doc, { client, from, to }: Deletion, work: Work): boolean {
  if (Y.getState(store, client) < to) return false;
  const structs = store.clients.get(client) ?? [];
  const first = Y.findIndexSS(structs, from);
  let index = first;
  for (let struct = structs[index]; struct?.deleted && struct.id.clock < to; struct = structs[++index]);
  work.spend(1 + index - first);
  return !structs[index] || (structs[index] as Y.Item | Y.GC).id.clock >= to;
}

/** Some 100,000 client ids. Yjs makes a table of it, whatever is in it. */
const longestStateVector = 1024 * 1024;

/** What somebody with this state vector misses, as one update. */
export function differenceTo(document: Y.Doc, stateVector: Uint8Array): Uint8Array {
  if (stateVector.length > longestStateVector) throw new Refusal("malformed", "The state vector is too long.");
  try {
    return Y.encodeStateAsUpdate(document, stateVector);
  } catch (cause) {
    throw new Refusal("malformed", "The state vector cannot be decoded.", { cause });
  }
}
