import * as Y from "yjs";
import { Refusal } from "../refusal.ts";
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

const maxBytes = 1024 * 1024;
/** Of everybody together: all of them are looked at with every update. */
const maxParts = 2_000;

/** What waits in a document, by who sent it; `undefined` for what was in the log. */
export class ParkedUpdates<Sender> {
  /** Made for the first: hardly a document ever has one. */
  #bySender: Map<Sender | undefined, Parked[]> | undefined;

  isWaiting(from: Sender | undefined): boolean {
    return this.#bySender?.has(from) ?? false;
  }

  /** Throws an `incomplete` refusal for what would be too much. */
  add(from: Sender | undefined, parked: Parked) {
    const own = this.#bySender?.get(from) ?? [];
    const bytes = own.reduce((sum, { update }) => sum + update.length, parked.update.length);
    const parts = [...(this.#bySender?.values() ?? [])].reduce((sum, { length }) => sum + length, 1);
    if (from !== undefined && (bytes > maxBytes || parts > maxParts)) {
      throw new Refusal("incomplete", "Too much builds on updates that never came.");
    }
    this.#bySender ??= new Map();
    this.#bySender.set(from, [...own, parked]);
  }

  /** One of which something it waits for has come. */
  takeReady(document: Y.Doc): { ready: Parked; from: Sender | undefined } | undefined {
    for (const [from, own] of this.#bySender ?? []) {
      const ready = own.find((parked) => canProceed(document, parked));
      if (!ready) continue;
      if (own.length === 1) this.forget(from);
      else own.splice(own.indexOf(ready), 1);
      return { ready, from };
    }
    return undefined;
  }

  forget(from: Sender | undefined) {
    this.#bySender?.delete(from);
  }
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
function canProceed({ store }: Y.Doc, { awaited }: Parked): boolean {
  for (const [client, clock] of awaited) if (Y.getState(store, client) >= clock) return true;
  return false;
}
