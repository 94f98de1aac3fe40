import { Refusal } from "../../refusal.ts";

/** About 10 ns each: a step along a list of items. */
const freeSteps = 5_000_000;
/** What a large merge of good will needs for each of its structs. */
const stepsPerStruct = 100;

/**
 * How much searching an update may cause. A crafted one of two kilobytes would otherwise keep everybody waiting for
 * seconds; what grows with the size of the update is never too much.
 */
export class Work {
  #left: number;

  constructor(structs: number) {
    this.#left = freeSteps + stepsPerStruct * structs;
  }

  spend(steps: number) {
    this.#left -= steps;
  }

  /** Between two structs, never within one: what has begun is finished. */
  check() {
    if (this.#left < 0) throw new Refusal("too-complex", "The update takes too long to be merged.");
  }
}
