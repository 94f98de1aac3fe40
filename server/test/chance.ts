/** Random choices that a seed makes again. */
export class Chance {
  readonly seed: number;
  #state: number;

  constructor(seed: number) {
    this.seed = seed;
    this.#state = seed;
  }

  /** From 0 up to, but not, `below`. Mulberry32. */
  below(below: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  }

  pick<Choice>(choices: readonly Choice[]): Choice {
    return choices[this.below(choices.length)] as Choice;
  }

  /** Resolves at some moment before so many milliseconds have gone. */
  moment(milliseconds: number): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, this.below(milliseconds)));
  }
}

/** The seeds of this run, printed with whatever fails: `TEST_SEED` runs one of them again, and nothing else. */
export function seeds(count: number): number[] {
  const { TEST_SEED: again } = process.env;
  if (again) return [Number(again)];
  const first = Date.now() % 1_000_000_000;
  return Array.from({ length: count }, (_, index) => first + index);
}
