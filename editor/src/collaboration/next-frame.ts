/** For pages that nobody looks at: a browser draws no frames of them. */
const longestWaitMs = 100;

/** Does something once before the next frame is drawn, however often it is asked to. */
export class NextFrame {
  readonly #work: () => void;
  #frame = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(work: () => void) {
    this.#work = work;
  }

  ask() {
    if (this.#timer !== undefined) return;
    this.#frame = requestAnimationFrame(() => this.now());
    this.#timer = setTimeout(() => this.now(), longestWaitMs);
  }

  /** At once, if it was asked for. */
  now() {
    if (this.#timer === undefined) return;
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#work();
  }
}
