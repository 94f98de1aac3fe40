/** Stops reading from a socket while there is any reason to: the network then holds back whoever writes to it. */
export class Brake {
  readonly #socket: { pause(): void; resume(): void };
  #reasons = 0;
  #rest: NodeJS.Timeout | undefined;

  constructor(socket: { pause(): void; resume(): void }) {
    this.#socket = socket;
  }

  /** The other side cannot be heard, so its silence says nothing. */
  get isOn(): boolean {
    return this.#reasons > 0;
  }

  hold() {
    this.#reasons += 1;
    if (this.#reasons === 1) this.#socket.pause();
  }

  release() {
    this.#reasons -= 1;
    if (this.#reasons === 0) this.#socket.resume();
  }

  /** Holds for so long from now, whatever was said before. */
  holdFor(milliseconds: number) {
    if (this.#rest) clearTimeout(this.#rest);
    else this.hold();
    this.#rest = setTimeout(() => {
      this.#rest = undefined;
      this.release();
    }, milliseconds);
  }

  /** The socket is closed. */
  stop() {
    clearTimeout(this.#rest);
  }
}
