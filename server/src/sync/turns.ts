import type { Brake } from "./brake.ts";
import type { Piecemeal } from "./piecemeal.ts";
import { type Rota, type TurnOutcome, turnMs } from "./rota.ts";

/** Handling one thing that came. It must not throw. */
export interface Task {
  /** Returns what is left to do, if it has not done all of it. */
  run(): Piecemeal<void> | void;
  /** In bytes. */
  readonly size: number;
}

/** Above it a task is never begun at once, and only one of all sockets is under way. */
const largeTask = 16 * 1024;

/**
 * What came at once on a socket and is too much to be handled at once: a little in every turn it has, in order. Nothing
 * more is read meanwhile, so what waits here is one piece of the network's, or what came before signing in was done.
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
  #onFinished: (() => void) | undefined;

  constructor(rota: Rota, brake: Brake) {
    this.#rota = rota;
    this.#brake = brake;
  }

  get isBehind(): boolean {
    return this.#isResting;
  }

  /** Handles it at once, if it is small. What comes after it waits, when this and what came before took a turn already. */
  handle(task: Task) {
    if (task.size > largeTask) {
      this.add(task);
      return;
    }
    const begin = performance.now();
    this.#begun = task.run();
    const end = performance.now();
    this.#busyUntil = Math.max(begin, this.#busyUntil) + 2 * (end - begin);
    if (this.#begun || this.#busyUntil - end >= turnMs) this.#rest();
  }

  add(task: Task) {
    this.#waiting.push(task);
    this.#rest();
  }

  /** What came before everything that waits, and could not be handled until now. */
  handleFirst(tasks: readonly Task[]) {
    const canHandle = (task: Task | undefined) => task && task.size <= largeTask && !this.#isResting;
    let handled = 0;
    while (canHandle(tasks[handled])) this.handle(tasks[handled++] as Task);
    if (handled === tasks.length) return;
    this.#waiting.unshift(...tasks.slice(handled));
    this.#rest();
  }

  /** Nothing more will come. `onFinished` is called when everything that did is handled: at once, or in turns. */
  finish(onFinished: () => void) {
    if (this.#isResting) this.#onFinished = onFinished;
    else onFinished();
  }

  #takeTurn(): TurnOutcome {
    const end = performance.now() + turnMs;
    let handled = 0;
    let isWaiting = false;
    while (this.#begun || handled < this.#waiting.length) {
      if (this.#begun) {
        if (this.#begun.next().done) this.#end();
      } else {
        const task = this.#waiting[handled] as Task;
        isWaiting = task.size > largeTask && !this.#rota.reserve(this);
        if (isWaiting) break;
        handled += 1;
        this.#begun = task.run();
        if (!this.#begun) this.#end();
      }
      if (performance.now() >= end) break;
    }
    this.#waiting.splice(0, handled);
    if (isWaiting && handled === 0) return "waits";
    if (this.#begun || this.#waiting.length > 0) return "more";
    this.#isResting = false;
    this.#brake.release();
    this.#onFinished?.();
    return "done";
  }

  #end() {
    this.#begun = undefined;
    this.#rota.free(this);
  }

  #rest() {
    if (this.#isResting) return;
    this.#isResting = true;
    this.#brake.hold();
    this.#rota.join(() => this.#takeTurn());
  }
}
