/** Counts by name. The names are the server's own: a client that could choose them could make as many as it likes. */
export class Tally {
  readonly #counts = new Map<string, number>();

  add(name: string) {
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
  }

  [Symbol.iterator](): IterableIterator<[name: string, count: number]> {
    return this.#counts.entries();
  }
}
