import type { Entry } from "./announcement.ts";

const perSecond = 10;
const burst = 10;

/**
 * Holds states back to ten a second. Of what comes faster the last one is shown as soon as it may be, so that a caret
 * that runs ends where it stands.
 */
export class PresencePace {
  readonly #show: (entry: Entry) => void;
  #allowance = burst;
  #countedAt = performance.now();
  #latest: Entry | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(show: (entry: Entry) => void) {
    this.#show = show;
  }

  give(entry: Entry) {
    if (this.#timer) {
      this.#latest = entry;
      return;
    }
    const now = performance.now();
    this.#allowance = Math.min(burst, this.#allowance + ((now - this.#countedAt) / 1_000) * perSecond);
    this.#countedAt = now;
    if (this.#allowance >= 1) {
      this.#allowance -= 1;
      this.#show(entry);
      return;
    }
    this.#latest = entry;
    this.#timer = setTimeout(() => this.#release(), ((1 - this.#allowance) / perSecond) * 1_000);
  }

  /** Forgets what waits. */
  clear() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#latest = undefined;
  }

  #release() {
    const entry = this.#latest;
    this.clear();
    if (entry) this.give(entry);
  }
}
