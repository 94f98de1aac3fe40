/** For pages that nobody looks at: a browser draws no frames of them. */
const longestWaitMs = 100;

/** After a frame that took long, it rests for so many times as long: the time is of those who write here. */
const restPerWork = 2;
const longestRestMs = 250;

/**
 * Does something once before the next frame is drawn, however often it is asked to. What takes long with all that the
 * browser does for it (in a book, Chromium reads the whole text anew for input methods) is done less often.
 */
export class NextFrame {
  readonly #work: () => void;
  #frame = 0;
  #rest: ReturnType<typeof setTimeout> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #restsUntil = 0;

  constructor(work: () => void) {
    this.#work = work;
  }

  ask() {
    if (this.#timer !== undefined) return;
    const restMs = Math.max(0, this.#restsUntil - performance.now());
    this.#timer = setTimeout(() => this.now(), restMs + longestWaitMs);
    if (restMs === 0) this.#askForFrame();
    else this.#rest = setTimeout(() => this.#askForFrame(), restMs);
  }

  /** At once, if it was asked for. */
  now() {
    if (this.#timer === undefined) return;
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#rest);
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const start = performance.now();
    this.#work();
    // Whatever comes after the frame in which it was done.
    setTimeout(() => {
      const end = performance.now();
      this.#restsUntil = end + Math.min(longestRestMs, (end - start) * restPerWork);
    });
  }

  #askForFrame() {
    this.#frame = requestAnimationFrame(() => this.now());
  }
}
