import { Refusal } from "../../refusal.ts";

/** About 10 ns each: a step along a list of items. */
const freeSteps = 5_000_000;
/** What a large merge of good will needs for each of its structs. */
const stepsPerStruct = 100;
/** After some 5 ms the others have their turn. */
export const stepsPerPiece = 500_000;

/**
 * How much searching an update may cause. A crafted one of two kilobytes would otherwise keep everybody waiting for
 * seconds; what grows with the size of the update is never too much. And how much of it is done in one piece.
 */
export class Work {
  readonly #stepsPerPiece: number;
  #left: number;
  #piece: number;

  constructor(structs: number, perPiece: number) {
    this.#left = freeSteps + stepsPerStruct * structs;
    this.#stepsPerPiece = perPiece;
    this.#piece = perPiece;
  }

  spend(steps: number) {
    this.#left -= steps;
    this.#piece -= steps;
  }

  /** What an update pays for by its bytes: to put a struct there, or to take one away. */
  pace() {
    this.#piece -= stepsPerStruct;
  }

  /** Between two structs, never within one: what has begun is finished. */
  check() {
    if (this.#left < 0) throw new Refusal("too-complex", "The update takes too long to be merged.");
  }

  /** Enough was done without a break. */
  get isPieceDone(): boolean {
    return this.#piece <= 0;
  }

  beginPiece() {
    this.#piece = this.#stepsPerPiece;
  }
}
