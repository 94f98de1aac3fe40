import * as Y from "yjs";

/** A part of what one client wrote: clocks of Yjs, the second one not included. */
type Range = readonly [from: number, to: number];

/** What this device had and the server had not when a connection began: written here, on this page or one before it. */
export class Unsent {
  readonly #ranges = new Map<number, Range[]>();

  add(document: Y.Doc, serverStateVector: Uint8Array) {
    const known = Y.decodeStateVector(serverStateVector);
    for (const [client, to] of Y.decodeStateVector(Y.encodeStateVector(document))) {
      const from = known.get(client) ?? 0;
      if (from < to) this.#ranges.set(client, [...(this.#ranges.get(client) ?? []), [from, to]]);
    }
  }

  has({ client, clock }: Y.ID): boolean {
    return this.#ranges.get(client)?.some(([from, to]) => from <= clock && clock < to) ?? false;
  }
}
