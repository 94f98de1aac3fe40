import * as Y from "yjs";
import type { Missing } from "./gate/integrate.ts";
import type { Update } from "./gate/read-update.ts";
import type { Origin } from "./owners.ts";

/** The part of an update that builds on something that has not come. */
export interface Parked extends Origin {
  /** A Yjs update, version 1. */
  readonly update: Uint8Array;
  /** For each client id it waits for, how much of that client has to be known before it is worth another try. */
  readonly awaited: ReadonlyMap<number, number>;
}

/** What an update waits for that begins behind what is known. Tried with each step before, a long chain takes seconds. */
export function awaitedBy({ sections }: Update, missing: Missing): Map<number, number> {
  const awaited = new Map<number, number>();
  for (const [client, known] of missing) {
    const section = sections.find((candidate) => candidate.client === client);
    const next = section?.structs.find(
      (struct) => !(struct instanceof Y.Skip) && struct.id.clock + struct.length > known,
    );
    awaited.set(client, Math.max(known + 1, next?.id.clock ?? 0));
  }
  return awaited;
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
  const clients = [...(pendingStructs?.missing.keys() ?? [])];
  if (pendingDs) clients.push(...Y.decodeUpdateV2(pendingDs).ds.clients.keys());
  const awaited = new Map(clients.map((client) => [client, Y.getState(store, client) + 1]));
  const update = Y.convertUpdateFormatV2ToV1(Y.mergeUpdatesV2(parts));
  return { update, by: { user: "" }, way: "relayed", frame: 0, awaited };
}

/** Something it waits for has come. */
export function canProceed({ store }: Y.Doc, { awaited }: Parked): boolean {
  for (const [client, clock] of awaited) if (Y.getState(store, client) >= clock) return true;
  return false;
}
