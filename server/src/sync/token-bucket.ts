export interface BucketLimits {
  readonly perSecond: number;
  /** What may be taken at once after a rest. */
  readonly burst: number;
}

/** Lets through so much a second, and after a rest a burst. Times are milliseconds of any clock that only goes forward. */
export class TokenBucket {
  readonly #limits: BucketLimits;
  #tokens: number;
  #at: number;

  constructor(limits: BucketLimits, now: number) {
    this.#limits = limits;
    this.#tokens = limits.burst;
    this.#at = now;
  }

  /** Takes what has come already, also beyond what is there; tells for how long nothing more should be let in. */
  take(amount: number, now: number): number {
    this.#refill(now);
    this.#tokens -= amount;
    return this.#tokens >= 0 ? 0 : (-this.#tokens / this.#limits.perSecond) * 1_000;
  }

  isEmpty(now: number): boolean {
    this.#refill(now);
    return this.#tokens < 1;
  }

  isFull(now: number): boolean {
    this.#refill(now);
    return this.#tokens === this.#limits.burst;
  }

  #refill(now: number) {
    const { perSecond, burst } = this.#limits;
    this.#tokens = Math.min(burst, this.#tokens + ((now - this.#at) / 1_000) * perSecond);
    this.#at = now;
  }
}
