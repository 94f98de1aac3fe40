import { setTimeout as sleep } from "node:timers/promises";

/**
 * Calls `act` with 0, 1, 2 … at a steady rate. Rejects when the load generator itself fell behind so far that the load
 * was not the one that is printed.
 */
export async function steadily(
  perSecond: number,
  count: number,
  act: (index: number) => void,
  stop?: AbortSignal,
): Promise<void> {
  const start = performance.now();
  for (let index = 0; index < count;) {
    const due = Math.floor(((performance.now() - start) / 1_000) * perSecond) + 1;
    for (; index < Math.min(due, count); index++) act(index);
    await sleep(1);
    if (stop?.aborted) return;
  }
  const planned = count / perSecond;
  const taken = (performance.now() - start) / 1_000;
  if (taken > planned * 1.1 + 0.25) {
    throw new Error(`The load generator took ${taken.toFixed(1)} s for ${planned.toFixed(1)} s of load.`);
  }
}
