/** What is to be said; read when it is said, for it may be over by then. */
export type Sentence = () => string | undefined;

/** So that what belongs together is said together. */
const gatherMs = 1_000;
const pauseMs = 5_000;

/** Says what happens to those who hear the page: not more often than can be listened to, and of each thing the latest. */
export class Announcer {
  readonly #say: (text: string) => void;
  readonly #waiting = new Map<string, Sentence>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saidAt = -Infinity;

  constructor(say: (text: string) => void) {
    this.#say = say;
  }

  /** Takes the place of what waits about the same subject. */
  tell(subject: string, sentence: Sentence) {
    this.#waiting.set(subject, sentence);
    if (this.#timer !== undefined) return;
    const wait = Math.max(gatherMs, this.#saidAt + pauseMs - Date.now());
    this.#timer = setTimeout(() => this.#speak(), wait);
  }

  stop() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#waiting.clear();
  }

  #speak() {
    this.#timer = undefined;
    const sentences = [...this.#waiting.values()].map((sentence) => sentence()).filter(Boolean);
    this.#waiting.clear();
    if (sentences.length === 0) return;
    this.#saidAt = Date.now();
    this.#say(sentences.join(" "));
  }
}
