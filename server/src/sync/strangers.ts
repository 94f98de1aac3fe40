import type { Duplex } from "node:stream";
import type { Brake } from "./brake.ts";

export interface StrangerLimits {
  /** How long a socket may be open before somebody was let in. */
  authenticationMs: number;
  /** What it may send until then, finished frames or not, … */
  strangerBytes: number;
  /** … and all such sockets together. */
  strangersBytes: number;
}

export interface StrangerOptions {
  stream: Duplex;
  brake: Brake;
  limits: StrangerLimits;
  onTooLate: () => void;
  onTooMuch: () => void;
}

/** All sockets on which nobody has signed in yet. What they sent is in memory, and nobody answers for it. */
export class Strangers {
  readonly #budget: number;
  readonly #all = new Set<Stranger>();
  #bytes = 0;

  constructor(budget: number) {
    this.#budget = budget;
  }

  add(stranger: Stranger) {
    this.#all.add(stranger);
  }

  /** Above the budget the one goes who sent most: that is never one of many who just came back. */
  received(bytes: number) {
    this.#bytes += bytes;
    if (this.#bytes <= this.#budget) return;
    let most: Stranger | undefined;
    for (const stranger of this.#all) if (!most || stranger.bytes > most.bytes) most = stranger;
    most?.turnOut();
  }

  remove(stranger: Stranger) {
    if (this.#all.delete(stranger)) this.#bytes -= stranger.bytes;
  }
}

/**
 * A socket until somebody signs in on it. It may send a little and be open for a while. Who is just signing in and has
 * sent more meanwhile is not read from until that is decided; who has not even begun to is sent away.
 */
export class Stranger {
  readonly #options: StrangerOptions;
  readonly #all: Strangers;
  readonly #deadline: NodeJS.Timeout;
  bytes = 0;
  /** What may still be sent on top, for sign-ins that were refused. */
  #allowed: number;
  #signIns = 0;
  #isHeld = false;

  constructor(all: Strangers, options: StrangerOptions) {
    this.#all = all;
    this.#options = options;
    this.#allowed = options.limits.strangerBytes;
    this.#deadline = setTimeout(options.onTooLate, options.limits.authenticationMs);
    options.stream.on("data", this.#received);
    all.add(this);
  }

  signsIn() {
    this.#signIns += 1;
  }

  wasRefused() {
    this.#signIns -= 1;
    if (!this.#isHeld) return;
    this.#allowed = this.bytes + this.#options.limits.strangerBytes;
    this.#letGo();
  }

  turnOut() {
    this.#options.onTooMuch();
    this.leave();
  }

  /** Somebody was let in, or the socket is gone. */
  leave() {
    clearTimeout(this.#deadline);
    this.#options.stream.off("data", this.#received);
    this.#all.remove(this);
    this.#letGo();
  }

  readonly #received = ({ length }: Buffer) => {
    this.bytes += length;
    this.#all.received(length);
    if (this.bytes <= this.#allowed || this.#isHeld) return;
    if (this.#signIns === 0) {
      this.turnOut();
      return;
    }
    this.#isHeld = true;
    this.#options.brake.hold();
  };

  #letGo() {
    if (this.#isHeld) this.#options.brake.release();
    this.#isHeld = false;
  }
}
