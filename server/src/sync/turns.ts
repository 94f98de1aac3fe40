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

  constructor(brake: Brake, handle: (item: Item) => void) {
    this.#brake = brake;
    this.#handle = handle;
  }

  get isBehind(): boolean {
    return this.#waiting.length > 0;
  }

  add(item: Item) {
    if (this.#waiting.push(item) > 1) return;
    this.#brake.hold();
    setImmediate(() => this.#takeTurn());
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
    else this.#brake.release();
  }
}
