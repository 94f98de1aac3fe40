import { Refusal } from "./refusal.ts";

/** Does at most so many things at once and lets so many more wait; the rest is refused and may come again. */
export function createSlots(atOnce: number, waitingAtMost: number) {
  let busy = 0;
  const waiting: (() => void)[] = [];

  return async function inSlot<Result>(work: () => Promise<Result>): Promise<Result> {
    if (busy >= atOnce) {
      if (waiting.length >= waitingAtMost) {
        throw new Refusal("unavailable", "Too much is asked at once. Try again in a moment.");
      }
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else {
      busy += 1;
    }
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      // The slot is handed over: nobody who has just come can take it in between.
      if (next) next();
      else busy -= 1;
    }
  };
}
