/** How far a client may count on from its last state. */
const maxStep = 1_000;

/** A caret that moves a hundred times a second gets there in a year. */
const highestFirst = 2 ** 32;

/**
 * How far ahead a count begins anew: further than any client is behind with what it hears of itself, so that a clock
 * it counted is never taken for one it was told.
 */
const gap = 10_000;

/**
 * The clock of one client id. Readers believe a state when its clock is higher than the last, for ever, so what they
 * are told has to rise: also for who comes back with the clock it had, with a new count, or after somebody else has
 * driven the clock of its id as high as it goes. As a rule a client's own clocks are passed on as they are.
 *
 *     heard    57   58 │ 58 (back again)   59   …
 *     told     57   58 │ 10058             10059
 */
export class PresenceClock {
  /** The client's last clock, … */
  #heard = -1;
  /** … and what readers were told for it. */
  #told = -1;
  #offset = 0;

  get told(): number {
    return this.#told;
  }

  /** Readers are told other clocks than the client counts. */
  get isTranslated(): boolean {
    return this.#offset !== 0;
  }

  /** It has been heard later than this. */
  isPast(clock: number): boolean {
    return clock < this.#heard;
  }

  /** Takes the first clock of a channel, whatever it is. */
  begin(clock: number) {
    if (!this.#follows(clock, this.#heard)) this.#offset = this.#isFree(clock) ? 0 : this.#told + gap - clock;
    this.#take(clock);
  }

  /** Takes the next clock. False if it brings no news: it is old, an echo of what others were told, or too high. */
  advance(clock: number): boolean {
    if (this.#follows(clock, this.#heard)) {
      this.#take(clock);
      return true;
    }
    // A client that hears of itself, through another tab, goes on from the clock it heard.
    if (clock > this.#heard && this.#follows(clock, this.#told)) {
      this.#offset = 0;
      this.#take(clock);
      return true;
    }
    if (clock > this.#heard && clock <= this.#told) {
      this.#heard = clock;
      this.#offset = clock === this.#told ? 0 : this.#told + gap - clock;
    }
    return false;
  }

  #isFree(clock: number): boolean {
    return clock > this.#told && clock <= highestFirst;
  }

  #follows(clock: number, last: number): boolean {
    return clock > last && clock <= last + maxStep;
  }

  #take(clock: number) {
    this.#heard = clock;
    this.#told = clock + this.#offset;
  }
}
