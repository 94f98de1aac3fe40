import * as Y from "yjs";
import type { Authorship } from "../storage/document-log.ts";
import type { LiveDocument, Participant } from "./live-document.ts";
import { atOnce } from "./piecemeal.ts";

/** Changes a document. What it does to it is done when it returns: it must not be `async`. */
export type Change = (document: Y.Doc) => void;

/** A program is told by a throw or a promise; what others write it reads when it wants to. */
export const program: Participant = { deliver() {}, caughtUp() {}, turnedAway() {} };

/** Every client id stays in the document for good, so a user has one as long as the document is in memory. */
const clientIds = new WeakMap<LiveDocument, Map<string, number>>();

/**
 * Makes a program's change in a copy and lets its update in through the gate, as anybody's: a change that throws half
 * way has changed nothing, and one that keeps the copy holds nothing that others see. Throws what the change throws, and
 * a `Refusal`.
 */
export function editAs({ user }: Authorship, document: LiveDocument, change: Change) {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, document.wholeState().update);
  copy.clientID = clientIdOf(user, document);
  const updates: Uint8Array[] = [];
  copy.on("update", (update: Uint8Array) => updates.push(update));
  const returned: unknown = copy.transact(() => change(copy));
  if (returned instanceof Promise) {
    // What it comes to is no news any more.
    returned.catch(() => {});
    throw new TypeError("A change must not be async: what takes time comes before it.");
  }
  if (updates.length === 0) return;
  atOnce(document.receive(Y.mergeUpdates(updates), program, { by: { user }, way: "written", frame: 0 }));
}

function clientIdOf(user: string, document: LiveDocument): number {
  const known = clientIds.get(document) ?? new Map<string, number>();
  clientIds.set(document, known);
  const id = known.get(user) ?? new Y.Doc().clientID;
  known.set(user, id);
  return id;
}
