import * as Y from "yjs";
import { Refusal } from "../refusal.ts";
import { deleteRanges } from "./gate/delete.ts";
import { integrate, type Missing } from "./gate/integrate.ts";
import type { Update } from "./gate/read-update.ts";
import { rulesOf } from "./gate/rules.ts";
import { Work } from "./gate/work.ts";

/** What became of an update. */
export interface Outcome {
  /** For each client id a part of it waits for, how much of that client is known. */
  readonly missing: Missing;
  /** Why the rest of it was not taken. What came before it is in the document. */
  readonly refusal: Refusal | undefined;
}

/**
 * The one way of a stranger's update into a document: in place of `Y.applyUpdate`, which believes what it reads. Each
 * struct is looked at when everything it builds on is in place, so the document is a good one after every single step.
 *
 *     bytes ─ readUpdate ─▶ structs ─ checkPlace ─▶ settle ─▶ Yjs
 */
export function admit(document: Y.Doc, update: Update, isRecovering: boolean): Outcome {
  const { sections, deletions } = update;
  const structs = sections.reduce((sum, section) => sum + section.structs.length, deletions.length);
  let missing: Missing = new Map();
  let refusal: Refusal | undefined;
  const take = (transaction: Y.Transaction) => {
    const site = { document, rules: rulesOf(document, isRecovering), work: new Work(structs) };
    try {
      missing = integrate(transaction, sections, site);
      deleteRanges(transaction, deletions, site, missing);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      // Yjs still has to finish what it has begun.
      refusal = error;
    }
  };
  Y.transact(document, take, undefined, false);
  return { missing, refusal };
}

/** The document has all of the update already. */
export function containsUpdate(document: Y.Doc, update: Uint8Array): boolean {
  return decoded(() => Y.snapshotContainsUpdate(Y.snapshot(document), update));
}

/** What somebody with this state vector misses, as one update. */
export function differenceTo(document: Y.Doc, stateVector: Uint8Array): Uint8Array {
  return decoded(() => Y.encodeStateAsUpdate(document, stateVector));
}

function decoded<Result>(read: () => Result): Result {
  try {
    return read();
  } catch (cause) {
    throw new Refusal("malformed", "An update or state vector cannot be decoded.", { cause });
  }
}
