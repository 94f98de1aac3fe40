import { type Match, matchesIn } from "./matches.ts";
import type { Pattern } from "./query.ts";

type GoodPattern = Pattern & { state: "good" };

/** Finds matches in texts, one list for each text. */
export interface Matcher {
  match(texts: readonly string[], replacement?: string): Promise<Match[][]>;
  close(): void;
}

/** A pattern that has taken too long, or that cannot be looked for here. */
export class CannotMatch extends Error {
  readonly code: "too-slow" | "unavailable";

  constructor(code: "too-slow" | "unavailable") {
    super(code);
    this.code = code;
  }
}

/** For what takes time in proportion to the text. */
export function matchHere({ source, flags }: GoodPattern): Matcher {
  const expression = new RegExp(source, flags);
  return {
    match: (texts, replacement) => {
      // Nothing of it stands for anything else.
      const literal = replacement?.replaceAll("$", "$$$$");
      return Promise.resolve(texts.map((text) => matchesIn(text, expression, literal)));
    },
    close: () => {},
  };
}

export interface MatchQuestion {
  readonly source: string;
  readonly flags: string;
  readonly texts: readonly string[];
  readonly replacement: string | undefined;
}

/** How long a pattern may take for one portion of text. */
const patienceMs = 1_500;
/** How long the worker may take to come. */
const startMs = 15_000;

/** For patterns people write: some take longer than the world is old, and nothing but the end of a worker stops them. */
export class MatchElsewhere implements Matcher {
  readonly #pattern: GoodPattern;
  #worker: Worker | undefined;
  #isReady = false;
  #last: Promise<unknown> = Promise.resolve();

  constructor(pattern: GoodPattern) {
    this.#pattern = pattern;
  }

  /** One portion after the other. */
  match(texts: readonly string[], replacement?: string): Promise<Match[][]> {
    const answer = this.#last.then(() => this.#ask(texts, replacement));
    this.#last = answer.catch(() => undefined);
    return answer;
  }

  close() {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#isReady = false;
  }

  async #ask(texts: readonly string[], replacement: string | undefined): Promise<Match[][]> {
    const worker = (this.#worker ??= startWorker());
    if (!this.#isReady) await this.#answer(worker, startMs, "unavailable");
    this.#isReady = true;
    const { source, flags } = this.#pattern;
    worker.postMessage({ source, flags, texts, replacement } satisfies MatchQuestion);
    return (await this.#answer(worker, patienceMs, "too-slow")) as Match[][];
  }

  #answer(worker: Worker, ms: number, code: CannotMatch["code"]): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const giveUp = (reason: CannotMatch["code"]) => {
        this.close();
        reject(new CannotMatch(reason));
      };
      const timer = setTimeout(() => giveUp(code), ms);
      worker.addEventListener(
        "message",
        ({ data }) => {
          clearTimeout(timer);
          resolve(data);
        },
        { once: true },
      );
      worker.addEventListener(
        "error",
        () => {
          clearTimeout(timer);
          giveUp("unavailable");
        },
        { once: true },
      );
    });
  }
}

function startWorker(): Worker {
  return new Worker(new URL("./match-worker.ts", import.meta.url), { type: "module" });
}
