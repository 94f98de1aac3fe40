import { Buckets } from "./buckets.ts";
import { type BucketLimits, lateness, take } from "./token-bucket.ts";

export interface AllowanceLimits {
  messages: BucketLimits;
  bytes: BucketLimits;
}

const megabyte = 1024 * 1024;

/**
 * Far above what people and their devices do: a paste, an offline merge, thousands of updates played again. What comes
 * at once is taken in parts: one piece of the network's can hold thousands of messages.
 */
export const perSocket: AllowanceLimits & { atOnce: BucketLimits } = {
  messages: { perSecond: 10_000, burst: 50_000 },
  bytes: { perSecond: 16 * megabyte, burst: 128 * megabyte },
  atOnce: { perSecond: 20_000, burst: 100 },
};

/** Of one account on all its devices, or of one address when nobody has an account. */
export const perUser: AllowanceLimits = {
  messages: { perSecond: 20_000, burst: 100_000 },
  bytes: { perSecond: 32 * megabyte, burst: 256 * megabyte },
};

/** What everybody's messages may cost, by name. Anything above is late, never lost: its socket is not read meanwhile. */
export class Allowances {
  readonly #messages: Buckets;
  readonly #bytes: Buckets;

  constructor({ messages, bytes }: AllowanceLimits) {
    this.#messages = new Buckets(messages);
    this.#bytes = new Buckets(bytes);
  }

  spend(name: string, bytes: number, now: number): number {
    return Math.max(this.#messages.take(name, 1, now), this.#bytes.take(name, bytes, now));
  }

  forgetRested(now: number) {
    this.#messages.forgetRested(now);
    this.#bytes.forgetRested(now);
  }
}

/** The allowance of one socket, and of the person on it once somebody has signed in. */
export class Allowance {
  readonly #limits: typeof perSocket;
  /** When the buckets are full again. */
  #messages = 0;
  #bytes = 0;
  #atOnce = 0;
  readonly #ofPeople: Allowances;
  #person = "";

  constructor(limits: typeof perSocket, ofPeople: Allowances) {
    this.#limits = limits;
    this.#ofPeople = ofPeople;
  }

  belongsTo(person: string) {
    this.#person = person;
  }

  /** For how many milliseconds the socket should not be read. */
  spend(bytes: number): number {
    const now = performance.now();
    const limits = this.#limits;
    this.#messages = take(this.#messages, 1, now, limits.messages);
    this.#bytes = take(this.#bytes, bytes, now, limits.bytes);
    this.#atOnce = take(this.#atOnce, 1, now, limits.atOnce);
    const own = Math.max(
      lateness(this.#messages, now, limits.messages),
      lateness(this.#bytes, now, limits.bytes),
      lateness(this.#atOnce, now, limits.atOnce),
    );
    return this.#person === "" ? own : Math.max(own, this.#ofPeople.spend(this.#person, bytes, now));
  }
}
