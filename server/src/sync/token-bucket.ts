export interface BucketLimits {
  readonly perSecond: number;
  /** What may be taken at once after a rest. */
  readonly burst: number;
}

/**
 * A bucket is one number, the moment when it will be full again if nothing more is taken: every socket has three of them.
 * Times are milliseconds of any clock that only goes forward.
 */
export function take(fullAt: number, amount: number, now: number, { perSecond }: BucketLimits): number {
  return Math.max(fullAt, now) + (amount / perSecond) * 1_000;
}

/** For how long nothing more should be let in: what has come already is taken, also beyond what is there. */
export function lateness(fullAt: number, now: number, { perSecond, burst }: BucketLimits): number {
  return Math.max(0, fullAt - now - (burst / perSecond) * 1_000);
}

/** Lets through so much a second, and after a rest a burst. */
export class TokenBucket {
  readonly #limits: BucketLimits;
  #fullAt = Number.NEGATIVE_INFINITY;

  constructor(limits: BucketLimits) {
    this.#limits = limits;
  }

  /** Takes, and tells for how long nothing more should be let in. */
  take(amount: number, now: number): number {
    this.#fullAt = take(this.#fullAt, amount, now, this.#limits);
    return lateness(this.#fullAt, now, this.#limits);
  }

  isEmpty(now: number): boolean {
    return lateness(take(this.#fullAt, 1, now, this.#limits), now, this.#limits) > 0;
  }

  isFull(now: number): boolean {
    return this.#fullAt <= now;
  }
}
