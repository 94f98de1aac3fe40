/** What an `Inquiry` asks, and whom it tells. */
export interface InquiryOptions<Answer> {
  readonly ask: (question: string, signal: AbortSignal) => Promise<Answer>;
  /** Hears of the answers in their turn; `isAgain`: to the question that was answered before. A failure is no answer. */
  readonly tell: (answer: Answer | undefined, question: string, isAgain: boolean) => void;
  /** How long an answer stands before it is asked again. */
  readonly againMs: number;
}

/**
 * Asks one question at a time, however fast they come: of those that come meanwhile only the last is asked. Then it asks
 * the same again and again, because the world goes on.
 */
export class Inquiry<Answer> {
  readonly #options: InquiryOptions<Answer>;
  readonly #leaving = new AbortController();
  #question: string | undefined;
  #answered: string | undefined;
  #isAsking = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: InquiryOptions<Answer>) {
    this.#options = options;
  }

  ask(question: string) {
    if (question === this.#question) return;
    this.#question = question;
    if (!this.#isAsking) void this.#askOn();
  }

  /** What is being asked is broken off, and nothing is told any more. */
  end() {
    this.#leaving.abort();
    clearTimeout(this.#timer);
  }

  async #askOn() {
    const { signal } = this.#leaving;
    const question = this.#question ?? "";
    clearTimeout(this.#timer);
    this.#isAsking = true;
    const answer = await this.#options.ask(question, signal).catch(() => undefined);
    this.#isAsking = false;
    if (signal.aborted) return;
    this.#options.tell(answer, question, question === this.#answered);
    this.#answered = question;
    if (question !== this.#question) void this.#askOn();
    else this.#timer = setTimeout(() => void this.#askOn(), this.#options.againMs);
  }
}
