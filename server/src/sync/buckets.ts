import { type BucketLimits, TokenBucket } from "./token-bucket.ts";

/** A bucket for everybody who has a name; who has rested long enough is forgotten. */
export class Buckets {
  readonly #limits: BucketLimits;
  readonly #byName = new Map<string, TokenBucket>();

  constructor(limits: BucketLimits) {
    this.#limits = limits;
  }

  take(name: string, amount: number, now: number): number {
    let bucket = this.#byName.get(name);
    if (!bucket) {
      bucket = new TokenBucket(this.#limits);
      this.#byName.set(name, bucket);
    }
    return bucket.take(amount, now);
  }

  isEmpty(name: string, now: number): boolean {
    return this.#byName.get(name)?.isEmpty(now) ?? false;
  }

  forgetRested(now: number) {
    for (const [name, bucket] of this.#byName) if (bucket.isFull(now)) this.#byName.delete(name);
  }
}
