import type { Brake } from "./brake.ts";

/** How long one socket may keep all others waiting. */
const turnMs = 5;

/**
 * What came at once and is too much to be handled at once: a little in every turn of the event loop, in order, so that
 * the others have theirs. Nothing more is read meanwhile, so no more than one piece of the network's waits here.
 */
export class Turns<Item> {
  readonly #brake: Brake;
  readonly #handle: (item: Item) => void;
  #waiting: Item[] = [];
  #isResting = false;
  /** What was handled at once took until then, were the socket given every other millisecond. */
  #busyUntil = 0;

  constructor(brake: Brake, handle: (item: Item) => void) {
    this.#brake = brake;
    this.#handle = handle;
  }

  get isBehind(): boolean {
    return this.#isResting;
  }

  /** Handles it at once. What comes after it waits, when this and what came before took a turn already. */
  handle(item: Item) {
    const begin = performance.now();
    this.#handle(item);
    const end = performance.now();
    this.#busyUntil = Math.max(begin, this.#busyUntil) + 2 * (end - begin);
    if (this.#busyUntil - end >= turnMs) this.#rest();
  }

  add(item: Item) {
    this.#waiting.push(item);
    this.#rest();
  }

  /** Nothing more will come: what did is handled now. */
  finish() {
    for (const item of this.#waiting) this.#handle(item);
    this.#waiting = [];
  }

  #takeTurn() {
    const end = performance.now() + turnMs;
    let handled = 0;
    for (const item of this.#waiting) {
      this.#handle(item);
      handled += 1;
      if (performance.now() >= end) break;
    }
    this.#waiting.splice(0, handled);
    if (this.#waiting.length > 0) setImmediate(() => this.#takeTurn());
    else {
      this.#isResting = false;
      this.#brake.release();
    }
  }

  #rest() {
    if (this.#isResting) return;
    this.#isResting = true;
    this.#brake.hold();
    setImmediate(() => this.#takeTurn());
  }
}
