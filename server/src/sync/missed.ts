import * as Y from "yjs";

/** What a slow reader was not sent: by client id, the first clock it misses. */
export class Missed {
  #clocks: Map<number, number> | undefined;

  get isEmpty(): boolean {
    return this.#clocks === undefined;
  }

  add(update: Uint8Array) {
    this.#clocks ??= new Map();
    for (const [client, clock] of Y.parseUpdateMeta(update).from) {
      this.#clocks.set(client, Math.min(clock, this.#clocks.get(client) ?? clock));
    }
  }

  clear() {
    this.#clocks = undefined;
  }

  /** One fresh difference that stands for all of it. */
  take(document: Y.Doc): Uint8Array {
    const known = Y.decodeStateVector(Y.encodeStateVector(document));
    for (const [client, clock] of this.#clocks ?? []) known.set(client, clock);
    this.clear();
    return Y.encodeStateAsUpdate(document, Y.encodeStateVector(known));
  }
}
