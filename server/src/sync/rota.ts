/** How long all others may be kept waiting by those who are behind. */
export const turnMs = 5;

/** What a turn came to: there is more to do, everything is done, or nothing could be done yet. */
export type TurnOutcome = "more" | "done" | "waits";

/**
 * Who is behind takes turns with everybody else who is, one in each turn of the event loop, so that however many they
 * are, those who are not wait for one of them only. After a turn that could not be kept short nobody has one for as long
 * as it took.
 */
export class Rota {
  readonly #queue: (() => TurnOutcome)[] = [];
  #isRunning = false;
  /** Who has the one place for something large: what is taken apart is thirty times its bytes in memory. */
  #holder: object | undefined;

  join(turn: () => TurnOutcome) {
    this.#queue.push(turn);
    if (this.#isRunning) return;
    this.#isRunning = true;
    setImmediate(() => this.#next());
  }

  /** Takes the place for something large; false while somebody else has it. */
  reserve(holder: object): boolean {
    this.#holder ??= holder;
    return this.#holder === holder;
  }

  free(holder: object) {
    if (this.#holder === holder) this.#holder = undefined;
  }

  #next() {
    const begin = performance.now();
    // Whoever waits is passed over.
    for (let left = this.#queue.length; left > 0; left--) {
      const turn = this.#queue.shift() as () => TurnOutcome;
      const outcome = turn();
      if (outcome !== "done") this.#queue.push(turn);
      if (outcome !== "waits") break;
    }
    const took = performance.now() - begin;
    if (this.#queue.length === 0) this.#isRunning = false;
    else if (took > 2 * turnMs) setTimeout(() => this.#next(), took);
    else setImmediate(() => this.#next());
  }
}
