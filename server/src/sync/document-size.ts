/** A document that is full may be measured so often: measuring means encoding all of it. */
const measuringRestMs = 10_000;

/**
 * How large a document is, by the bytes that came in: an upper bound that costs an addition. Only where it says that the
 * document is full is the document measured, as much of what came may be deleted again.
 */
export class DocumentSize {
  readonly #quota: number;
  #bytes: number;
  /** What it was when it was measured. */
  #measured = 0;
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

  /** `bytes` of an update, at `now` on the clock in milliseconds. */
  hasRoomFor(bytes: number, now: number, measure: () => number): boolean {
    if (this.#bytes + bytes <= this.#quota) return true;
    // Where more came in since than was there, it has paid for another look.
    const isPaidFor = this.#bytes >= 2 * this.#measured;
    if (!isPaidFor && now - this.#measuredAt < measuringRestMs) return false;
    this.#measuredAt = now;
    this.#measured = measure();
    this.#bytes = this.#measured;
    return this.#bytes + bytes <= this.#quota;
  }
}
