/** How long all others may be kept waiting by those who are behind. */
export const turnMs = 5;

/** Takes a turn; true if there is more to do. */
export type Turn = () => boolean;

/**
 * Who is behind takes turns with everybody else who is, one in each turn of the event loop, so that however many they
 * are, those who are not wait for one of them only. After a turn that could not be kept short nobody has one for as long
 * as it took.
 */
export class Rota {
  readonly #queue: Turn[] = [];
  #isRunning = false;

  join(turn: Turn) {
    this.#queue.push(turn);
    if (this.#isRunning) return;
    this.#isRunning = true;
    setImmediate(() => this.#next());
  }

  #next() {
    const turn = this.#queue.shift();
    if (!turn) {
      this.#isRunning = false;
      return;
    }
    const begin = performance.now();
    if (turn()) this.#queue.push(turn);
    const took = performance.now() - begin;
    if (took > 2 * turnMs) setTimeout(() => this.#next(), took);
    else setImmediate(() => this.#next());
  }
}
