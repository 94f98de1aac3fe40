/** How far a reader may fall behind, in bytes it has not read yet. */
export interface PaceLimits {
  /** Above this it gets no presence, … */
  presenceBytes: number;
  /** … above this no content until it has caught up, … */
  contentBytes: number;
  /** … and above this, one large answer not counted, it is closed. */
  closeBytes: number;
  /** It is also closed when it was behind for so long, for each … */
  progressMs: number;
  /** … of these it had to read, and read less than one of them. */
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
    clearTimeout(this.#watch);
    this.#watch = undefined;
  }

  /** What is being written shows no progress until all of it is through, so there is time for all of it. */
  #startWatch() {
    const { contentBytes, progressBytes, progressMs } = this.#limits;
    const before = this.#unread();
    const readBefore = this.#sent - before;
    const look = () => {
      const unread = this.#unread();
      this.#watch = undefined;
      if (unread <= contentBytes) return;
      if (this.#sent - unread - readBefore < progressBytes) this.#onTooSlow();
      else this.#startWatch();
    };
    this.#watch = setTimeout(look, progressMs * Math.ceil(before / progressBytes));
  }
}
