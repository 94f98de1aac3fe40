/** What waits for a calm moment runs after this time anyway. */
const longestWaitMs = 500;

/** The next moment in which nothing else is to be done; Safari has no word for it. */
export function idleMoment(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof requestIdleCallback === "function") requestIdleCallback(() => resolve(), { timeout: longestWaitMs });
    else setTimeout(resolve);
  });
}

/** Does something some time after it was last asked for, in a calm moment, and not at all if it is called off. */
export class WhenIdle {
  readonly #work: () => void;
  readonly #delayMs: number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;

  constructor(work: () => void, delayMs: number) {
    this.#work = work;
    this.#delayMs = delayMs;
  }

  /** Those who go on asking do not put it off. */
  ask() {
    if (this.#timer !== undefined) return;
    const asked = ++this.#asked;
    this.#timer = setTimeout(async () => {
      await idleMoment();
      if (asked !== this.#asked || this.#timer === undefined) return;
      this.#timer = undefined;
      this.#work();
    }, this.#delayMs);
  }

  cancel() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#asked += 1;
  }
}
