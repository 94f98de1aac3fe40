/** How far a reader may fall behind, in bytes it has not read yet. */
export interface PaceLimits {
  /** Above this it gets no presence, … */
  presenceBytes: number;
  /** … above this no content until it has caught up, … */
  contentBytes: number;
  /** … and above this, one large answer not counted, it is closed. */
  closeBytes: number;
  /** It is also closed when it was behind for so long … */
  progressMs: number;
  /** … and read less than this. */
  progressBytes: number;
}

/** Watches how fast one reader reads, so that a slow one costs bounded memory. */
export class Pace {
  readonly #limits: PaceLimits;
  readonly #unread: () => number;
  readonly #onTooSlow: () => void;
  #sent = 0;
  #largest = 0;
  #watch: NodeJS.Timeout | undefined;
  #readBefore = 0;

  constructor(limits: PaceLimits, unread: () => number, onTooSlow: () => void) {
    this.#limits = limits;
    this.#unread = unread;
    this.#onTooSlow = onTooSlow;
  }

  get isTooSlowForPresence(): boolean {
    return this.#unread() > this.#limits.presenceBytes;
  }

  /** Starts to watch the reader when it is. */
  get isTooSlowForContent(): boolean {
    const isBehind = this.#unread() > this.#limits.contentBytes;
    if (isBehind && !this.#watch) this.#startWatch();
    return isBehind;
  }

  sent(bytes: number) {
    this.#sent += bytes;
    this.#largest = Math.max(this.#largest, bytes);
    if (this.#unread() > this.#limits.closeBytes + this.#largest) this.#onTooSlow();
  }

  stop() {
    clearInterval(this.#watch);
    this.#watch = undefined;
  }

  #startWatch() {
    this.#readBefore = this.#sent - this.#unread();
    this.#watch = setInterval(() => {
      const unread = this.#unread();
      const read = this.#sent - unread;
      if (unread <= this.#limits.contentBytes) this.stop();
      else if (read - this.#readBefore < this.#limits.progressBytes) this.#onTooSlow();
      this.#readBefore = read;
    }, this.#limits.progressMs);
  }
}
