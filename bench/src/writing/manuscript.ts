import * as Y from "yjs";
import { paragraphOf, record, replay, textOf } from "./document.ts";
import { words } from "./words.ts";

/**
 * What one author will type, made before the measurement: a document to start from, and one valid update for each
 * letter typed at its end. Letter `n` has clock `firstClock + n`, by which it is recognised in what readers get.
 */
export interface Manuscript {
  readonly client: number;
  readonly start: Y.Doc;
  readonly firstClock: number;
  readonly letters: string;
  readonly updates: readonly Uint8Array[];
  /** The complete text once all letters are typed. */
  readonly text: string;
}

/** Types into a document, which has all of it afterwards. */
export function createManuscript(document: Y.Doc, count: number): Manuscript {
  const start = replay([Y.encodeStateAsUpdate(document)]);
  const firstClock = Y.getState(document.store, document.clientID);
  const letters = words(count);
  const target = paragraphOf(document);
  const updates = record(document, () => {
    for (const letter of letters) target.insert(target.length, letter);
  });
  return { client: document.clientID, start, firstClock, letters, updates, text: textOf(document) };
}
