/**
 * What a client has sent and was not told of. A Weft client is told up to which frame everything is on the disk. A stock
 * client counts down by one for each frame it counts, and one acknowledgement too many would make it take its next edit
 * for saved: it counts its answer to the question of a sync, and none of its answers to questions after that.
 */
export class Acknowledgements {
  /** It is a Weft client. */
  areReceipts = false;
  #received = 0;
  #open = 0;
  /** Questions without an answer yet: those of a sync, and those after it. */
  #firstAsks = 0;
  #laterAsks = 0;

  /** The number of the last content frame. */
  get received(): number {
    return this.#received;
  }

  /** Something was neither acknowledged nor refused. */
  get isOpen(): boolean {
    return this.#open > 0;
  }

  asked(isOfSync: boolean) {
    if (isOfSync) this.#firstAsks += 1;
    else this.#laterAsks += 1;
  }

  /** A content frame has come, an update or an answer to a question. Tells whether the client counts it. */
  receive(isAnswer: boolean): boolean {
    this.#received += 1;
    const isCounted = !isAnswer || this.#countsAnswer() || this.areReceipts;
    this.#open += Number(isCounted);
    return isCounted;
  }

  /** One of what is open was refused instead. */
  refused() {
    this.#open = Math.max(0, this.#open - 1);
  }

  /** So many are acknowledged now. */
  take(): number {
    const count = this.#open;
    this.#open = 0;
    return count;
  }

  #countsAnswer(): boolean {
    if (this.#firstAsks > 0) {
      this.#firstAsks -= 1;
      return true;
    }
    if (this.#laterAsks === 0) return true;
    this.#laterAsks -= 1;
    return false;
  }
}
