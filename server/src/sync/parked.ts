import * as Y from "yjs";
import type { Missing } from "./gate/missing.ts";
import type { Update } from "./gate/read-update.ts";
import type { Origin } from "./owners.ts";

/** The part of an update that builds on something that has not come. */
export interface Parked extends Origin {
  /** A Yjs update, version 1. */
  readonly update: Uint8Array;
  /** For each client id it waits for, how much of that client has to be known before it is worth another try. */
  readonly awaited: ReadonlyMap<number, number>;
}

/** Of one sender in a document. */
const maxBytes = 1024 * 1024;
/** Of everybody in a document: all of them are looked at with every update. */
const maxParts = 2_000;

/** What may wait in all documents together. */
export class ParkedBudget {
  #left: number;

  constructor(bytes: number) {
    this.#left = bytes;
  }

  take(bytes: number): boolean {
    if (bytes > this.#left) return false;
    this.#left -= bytes;
    return true;
  }

  giveBack(bytes: number) {
    this.#left += bytes;
  }
}

/** What waits in a document, by who sent it; `undefined` for what was in the log. */
export class ParkedUpdates<Sender> {
  readonly #budget: ParkedBudget;
  /** Made for the first: hardly a document ever has one. */
  #bySender: Map<Sender | undefined, Parked[]> | undefined;

  constructor(budget: ParkedBudget) {
    this.#budget = budget;
  }

  isWaiting(from: Sender | undefined): boolean {
    return this.#bySender?.has(from) ?? false;
  }

  /** False for what would be too much; what was in the log is never too much. */
  add(from: Sender | undefined, parked: Parked): boolean {
    const own = this.#bySender?.get(from) ?? [];
    if (from !== undefined && !this.#hasRoomFor(parked, own)) return false;
    this.#bySender ??= new Map();
    this.#bySender.set(from, [...own, parked]);
    return true;
  }

  /** One of which something it waits for has come. */
  takeReady(document: Y.Doc): { ready: Parked; from: Sender | undefined } | undefined {
    for (const [from, own] of this.#bySender ?? []) {
      const ready = own.find((parked) => canProceed(document, parked));
      if (!ready) continue;
      this.#keep(
        from,
        own.filter((parked) => parked !== ready),
      );
      return { ready, from };
    }
    return undefined;
  }

  forget(from: Sender | undefined) {
    this.#keep(from, []);
  }

  clear() {
    for (const from of this.#bySender?.keys() ?? []) this.forget(from);
  }

  #hasRoomFor(parked: Parked, own: readonly Parked[]): boolean {
    const parts = [...(this.#bySender?.values() ?? [])].reduce((sum, { length }) => sum + length, 1);
    const bytes = bytesOf([parked]);
    return parts <= maxParts && bytesOf(own) + bytes <= maxBytes && this.#budget.take(bytes);
  }

  #keep(from: Sender | undefined, rest: Parked[]) {
    const before = this.#bySender?.get(from);
    if (!before) return;
    if (from !== undefined) this.#budget.giveBack(bytesOf(before) - bytesOf(rest));
    if (rest.length > 0) this.#bySender?.set(from, rest);
    else this.#bySender?.delete(from);
  }
}

/** An entry of a map. */
const awaitedBytes = 64;

function bytesOf(parked: readonly Parked[]): number {
  return parked.reduce((sum, { update, awaited }) => sum + update.length + awaited.size * awaitedBytes, 0);
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
