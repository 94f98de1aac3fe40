import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createCommitQueue } from "./commit-queue.ts";
import type { Database } from "./database.ts";

let commits: number;

beforeEach(() => {
  vi.useFakeTimers();
  commits = 0;
});
afterEach(() => void vi.useRealTimers());

function open() {
  const database: Pick<Database, "write"> = {
    async write() {
      commits += 1;
    },
  };
  return createCommitQueue(database as Database);
}

test("who comes now and then waits for nothing, also a few at once", async () => {
  const queue = open();
  for (let round = 0; round < 100; round++) {
    for (let write = 1; write <= 4; write++) {
      void queue.write([]);
      await vi.advanceTimersByTimeAsync(0);
      await vi.advanceTimersByTimeAsync(1);
      expect(commits).toBe(4 * round + write);
    }
    await vi.advanceTimersByTimeAsync(80);
  }
});

test("under load there are fifty commits a second, and everything is in one of them", async () => {
  const queue = open();
  let written = 0;
  for (let millisecond = 0; millisecond < 2_000; millisecond++) {
    void queue.write([]).then(() => (written += 1));
    await vi.advanceTimersByTimeAsync(1);
  }
  expect(commits).toBeGreaterThan(95);
  expect(commits).toBeLessThan(110);
  await vi.advanceTimersByTimeAsync(100);
  expect(written).toBe(2_000);
});
