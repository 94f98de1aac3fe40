import * as Y from "yjs";
import type { Authorship } from "../storage/document-log.ts";
import type { Way } from "./owners.ts";

/** The part of an update that builds on something that has not come. */
export interface Parked {
  /** A Yjs update, version 1. */
  readonly update: Uint8Array;
  readonly by: Authorship;
  readonly way: Way;
  /** For each client id it waits for, how much of that client was known. */
  readonly known: ReadonlyMap<number, number>;
}

/**
 * Takes out of a document that was loaded what Yjs could not place. Left there, anybody's later update would bring it in
 * under the wrong name.
 */
export function takePending({ store }: Y.Doc): Parked | undefined {
  const { pendingStructs, pendingDs } = store;
  if (!pendingStructs && !pendingDs) return undefined;
  store.pendingStructs = null;
  store.pendingDs = null;
  const parts = [pendingStructs?.update, pendingDs ?? undefined].filter((part) => part !== undefined);
  const known = new Map(pendingStructs?.missing);
  if (pendingDs) {
    for (const client of Y.decodeUpdateV2(pendingDs).ds.clients.keys()) known.set(client, Y.getState(store, client));
  }
  const update = Y.convertUpdateFormatV2ToV1(Y.mergeUpdatesV2(parts));
  return { update, by: { user: "" }, way: "relayed", known };
}

/** Something it waits for has come. */
export function canProceed({ store }: Y.Doc, { known }: Parked): boolean {
  for (const [client, clock] of known) if (Y.getState(store, client) > clock) return true;
  return false;
}
