import type { Brake } from "./brake.ts";
import type { Piecemeal } from "./piecemeal.ts";
import { type Rota, turnMs } from "./rota.ts";

/** Handles one thing that came. Returns what is left to do, if it has not done all of it. */
export type Task = () => Piecemeal<void> | void;

/**
 * What came at once on a socket and is too much to be handled at once: a little in every turn it has, in order. Nothing
 * more is read meanwhile, so no more than one piece of the network's waits here.
 */
export class Turns {
  readonly #rota: Rota;
  readonly #brake: Brake;
  readonly #waiting: Task[] = [];
  /** The rest of what was begun. */
  #begun: Piecemeal<void> | void = undefined;
  #isResting = false;
  /** What was handled at once took until then, were the socket given every other millisecond. */
  #busyUntil = 0;
  #finished: (() => void) | undefined;

  constructor(rota: Rota, brake: Brake) {
    this.#rota = rota;
    this.#brake = brake;
  }

  get isBehind(): boolean {
    return this.#isResting;
  }

  /** Handles it at once. What comes after it waits, when this and what came before took a turn already. */
  handle(task: Task) {
    const begin = performance.now();
    this.#begun = task();
    const end = performance.now();
    this.#busyUntil = Math.max(begin, this.#busyUntil) + 2 * (end - begin);
    if (this.#begun || this.#busyUntil - end >= turnMs) this.#rest();
  }

  add(task: Task) {
    this.#waiting.push(task);
    this.#rest();
  }

  /** What came before everything that waits, and could not be handled until now. */
  catchUp(tasks: readonly Task[]) {
    let handled = 0;
    while (handled < tasks.length && !this.#isResting) this.handle(tasks[handled++] as Task);
    this.#waiting.unshift(...tasks.slice(handled));
  }

  /** Nothing more will come. `then` is called when everything that did is handled: at once, or in turns. */
  finish(then: () => void) {
    if (this.#isResting) this.#finished = then;
    else then();
  }

  #takeTurn(): boolean {
    const end = performance.now() + turnMs;
    let handled = 0;
    while (this.#begun || handled < this.#waiting.length) {
      if (this.#begun) {
        if (this.#begun.next().done) this.#begun = undefined;
      } else {
        this.#begun = (this.#waiting[handled++] as Task)();
      }
      if (performance.now() >= end) break;
    }
    this.#waiting.splice(0, handled);
    if (this.#begun || this.#waiting.length > 0) return true;
    this.#isResting = false;
    this.#brake.release();
    this.#finished?.();
    return false;
  }

  #rest() {
    if (this.#isResting) return;
    this.#isResting = true;
    this.#brake.hold();
    this.#rota.join(() => this.#takeTurn());
  }
}
