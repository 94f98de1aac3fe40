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
  readonly #stream: { readonly writableLength: number };
  readonly #onTooSlow: () => void;
  #sent = 0;
  #largest = 0;
  #watch: NodeJS.Timeout | undefined;

  constructor(limits: PaceLimits, stream: { readonly writableLength: number }, onTooSlow: () => void) {
    this.#limits = limits;
    this.#stream = stream;
    this.#onTooSlow = onTooSlow;
  }

  get isTooSlowForPresence(): boolean {
    return this.#stream.writableLength > this.#limits.presenceBytes;
  }

  /** Starts to watch the reader when it is. */
  get isTooSlowForContent(): boolean {
    const isBehind = this.#stream.writableLength > this.#limits.contentBytes;
    if (isBehind && !this.#watch) this.#startWatch();
    return isBehind;
  }

  sent(bytes: number) {
    this.#sent += bytes;
    this.#largest = Math.max(this.#largest, bytes);
    if (this.#stream.writableLength > this.#limits.closeBytes + this.#largest) this.#onTooSlow();
  }

  stop() {
    clearTimeout(this.#watch);
    this.#watch = undefined;
  }

  /** What is being written shows no progress until all of it is through, so there is time for all of it. */
  #startWatch() {
    const { contentBytes, progressBytes, progressMs } = this.#limits;
    const before = this.#stream.writableLength;
    const readBefore = this.#sent - before;
    const look = () => {
      const unread = this.#stream.writableLength;
      this.#watch = undefined;
      if (unread <= contentBytes) return;
      if (this.#sent - unread - readBefore < progressBytes) this.#onTooSlow();
      else this.#startWatch();
    };
    this.#watch = setTimeout(look, progressMs * Math.ceil(before / progressBytes));
  }
}
