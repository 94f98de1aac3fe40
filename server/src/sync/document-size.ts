/** A document may be measured so often while it is full: measuring means encoding all of it. */
const measuringRestMs = 10_000;

/**
 * How large a document is, by the bytes that came in: an upper bound that costs an addition. Only where it says that the
 * document is full is the document measured, as much of what came may be deleted again.
 */
export class DocumentSize {
  readonly #quota: number;
  #bytes: number;
  #measuredAt = Number.NEGATIVE_INFINITY;

  constructor(bytes: number, quota: number) {
    this.#bytes = bytes;
    this.#quota = quota;
  }

  get bytes(): number {
    return this.#bytes;
  }

  grew(bytes: number) {
    this.#bytes += bytes;
  }

  /** What only deletes always has room: it is the way out. */
  hasRoomFor(update: Uint8Array, now: number, measure: () => number): boolean {
    if (this.#bytes + update.length <= this.#quota || isOnlyDeletion(update)) return true;
    if (now - this.#measuredAt < measuringRestMs) return false;
    this.#measuredAt = now;
    this.#bytes = measure();
    return this.#bytes + update.length <= this.#quota;
  }
}

/** An update begins with the number of clients whose insertions it holds. */
function isOnlyDeletion(update: Uint8Array): boolean {
  return update[0] === 0;
}
