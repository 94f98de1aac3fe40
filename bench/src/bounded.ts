import { setTimeout as sleep } from "node:timers/promises";

/** Rejects when the promise has not settled in time, and says what was waited for. */
export async function within<Result>(ms: number, what: string, promise: Promise<Result>): Promise<Result> {
  const bound = new AbortController();
  const tooLate = sleep(ms, undefined, { signal: bound.signal }).then(() => {
    throw new Error(`After ${ms / 1_000} s still waiting for ${what}.`);
  });
  try {
    return await Promise.race([promise, tooLate]);
  } finally {
    tooLate.catch(() => {});
    bound.abort();
  }
}

/** Looks every few milliseconds until the state is there; false when it did not come in time. */
export async function until(state: () => boolean, ms: number, everyMs = 5): Promise<boolean> {
  for (const end = performance.now() + ms; performance.now() < end;) {
    if (state()) return true;
    await sleep(everyMs);
  }
  return state();
}
