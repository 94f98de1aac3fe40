/**
 * What a client has sent and was not told of. A Weft client is told up to which frame everything is on the disk. A stock
 * client counts down by one for each frame it counts, and one acknowledgement too many would make it take its next edit
 * for saved: it counts its answer to the question of a sync, and none of its answers to questions after that.
 */
export class Acknowledgements {
  /** It is a Weft client. */
  areReceipts = false;
  #received = 0;
  /** Frames that were taken and not acknowledged yet. */
  #open: number[] = [];
  /** Questions without an answer yet: those of a sync, and those after it. */
  #firstAsks = 0;
  #laterAsks = 0;

  /** The number of the last content frame. */
  get received(): number {
    return this.#received;
  }

  asked(isOfSync: boolean) {
    if (isOfSync) this.#firstAsks += 1;
    else this.#laterAsks += 1;
  }

  /** A content frame has come, an update or an answer to a question. Tells whether the client counts it. */
  receive(isAnswer: boolean): boolean {
    this.#received += 1;
    return !isAnswer || this.#countsAnswer() || this.areReceipts;
  }

  /** A frame the client counts was taken: it is to be acknowledged once it is applied and durable. */
  accept(frame: number) {
    this.#open.push(frame);
  }

  /** One that was taken was refused after all. */
  refused(frame: number) {
    this.#open = this.#open.filter((open) => open !== frame);
  }

  /** So many are acknowledged now. */
  take(): number {
    const count = this.#open.length;
    this.#open = [];
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
