import * as Y from "yjs";
import { Refusal } from "../refusal.ts";
import { deleteRanges } from "./gate/delete.ts";
import { integrate, type Missing } from "./gate/integrate.ts";
import type { Site } from "./gate/place.ts";
import { type Deletion, readUpdate, type Section, type Update } from "./gate/read-update.ts";
import { rulesOf } from "./gate/rules.ts";
import { stepsPerPiece, Work } from "./gate/work.ts";
import type { Piecemeal } from "./piecemeal.ts";

/** What became of an update. */
export interface Outcome {
  /** For each client id a part of it waits for, how much of that client is known. */
  readonly missing: Missing;
  /** Why the rest of it was not taken. What came before it is in the document. */
  readonly refusal: Refusal | undefined;
}

/**
 * The one way of a stranger's update into a document: in place of `Y.applyUpdate`, which believes what it reads. Each
 * struct is looked at when everything it builds on is in place, so the document is a good one after every single step,
 * and whoever has a turn between two pieces finds it so.
 *
 *     bytes ─ readUpdate ─▶ structs ─ checkPlace ─▶ settle ─▶ Yjs
 */
export function* admit(
  document: Y.Doc,
  update: Update,
  isRecovering: boolean,
  perPiece = stepsPerPiece,
): Piecemeal<Outcome> {
  const { sections, deletions } = update;
  const structs = sections.reduce((sum, section) => sum + section.structs.length, deletions.length);
  const site = { document, rules: rulesOf(document, isRecovering), work: new Work(structs, perPiece) };
  const taking = take(update, site);
  for (;;) {
    const piece = Y.transact(document, () => taking.next(), undefined, false);
    if (piece.done) return piece.value;
    yield;
    site.rules = rulesOf(document, isRecovering);
  }
}

function* take({ sections, deletions }: Update, site: Site): Piecemeal<Outcome> {
  let missing: Missing = new Map();
  try {
    missing = yield* integrate(sections, site);
    yield* deleteRanges(deletions, site, missing);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    // Yjs still has to finish what it has begun.
    return { missing, refusal: error };
  }
  return { missing, refusal: undefined };
}

/** The document has all of the update already. */
export function* containsUpdate(document: Y.Doc, update: Uint8Array): Piecemeal<boolean> {
  const { sections, deletions } = yield* readUpdate(update);
  return sections.every((section) => isKnown(document, section)) && deletions.every((range) => isGone(document, range));
}

function isKnown({ store }: Y.Doc, { client, structs }: Section): boolean {
  const last = structs.at(-1);
  return !last || last.id.clock + last.length <= Y.getState(store, client);
}

function isGone({ store }: Y.Doc, { client, from, to }: Deletion): boolean {
  if (Y.getState(store, client) < to) return false;
  const structs = store.clients.get(client) ?? [];
  let index = Y.findIndexSS(structs, from);
  for (let struct = structs[index]; struct && struct.id.clock < to; struct = structs[++index]) {
    if (!struct.deleted) return false;
  }
  return true;
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
