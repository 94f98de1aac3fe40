import { marks } from "./key-trace.ts";
import type { OwnKeystroke, Shares } from "./page-task.ts";
import { painted } from "./painted.ts";

interface Key {
  readonly pressedAt: number;
  shares?: Shares;
  paintedAt?: number;
}

/** Follows the keys of the person at this page from the first event of each until it is seen. */
export class OwnKeys {
  readonly #keys: Key[] = [];

  constructor(target: Window) {
    target.addEventListener(
      "keydown",
      ({ timeStamp }) => {
        performance.mark(marks.began);
        this.#keys.push({ pressedAt: timeStamp });
      },
      { capture: true },
    );
  }

  /** The editor has taken what the oldest unanswered key typed, and its layout is made. */
  answer(shares: Shares) {
    const key = this.#keys.find((each) => !each.shares);
    if (!key) return;
    performance.mark(marks.done);
    key.shares = shares;
    void painted().then((at) => (key.paintedAt = at));
  }

  /** What came of all of them; one that was not seen yet took at least until now. */
  findings(): OwnKeystroke[] {
    const now = performance.now();
    return this.#keys.map(({ pressedAt, shares, paintedAt = now }) => ({
      ...(shares && { shares }),
      painted: paintedAt - pressedAt,
    }));
  }
}
