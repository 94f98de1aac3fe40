import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { SendOutcome } from "./file-server.ts";
import { SendingQueue } from "./sending-queue.ts";

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("navigator", {});
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A queue to a server that answers as it is told, the last answer again and again. */
function begin(...answers: SendOutcome["type"][]) {
  const sent: string[] = [];
  const done: string[] = [];
  const queue = new SendingQueue({
    lockName: (address) => address,
    send: async (address) => {
      sent.push(address);
      const type = (answers.length > 1 ? answers.shift() : answers[0]) ?? "taken";
      return type === "refused" ? { type, code: undefined } : { type };
    },
    onDone: (address, { type }) => done.push(`${address} ${type}`),
    onChange: () => {},
  });
  return { queue, sent, done };
}

test("files wait for a connection, and go one after the other", async () => {
  const { queue, sent, done } = begin("taken");
  queue.add("a");
  queue.add("b");
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sent).toEqual([]);
  queue.start();
  await vi.advanceTimersByTimeAsync(0);
  expect(done).toEqual(["a taken", "b taken"]);
  expect(queue.addresses).toEqual([]);
});

test("what the server cannot take yet is tried again, later and later, and at once with a new connection", async () => {
  const { queue, sent } = begin("later");
  queue.start();
  queue.add("a");
  await vi.advanceTimersByTimeAsync(0);
  expect(sent).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(500);
  expect(sent).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(999);
  expect(sent).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(1);
  expect(sent).toHaveLength(3);
  queue.pause();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sent).toHaveLength(3);
  queue.start();
  await vi.advanceTimersByTimeAsync(0);
  expect(sent).toHaveLength(4);
  expect(queue.has("a")).toBe(true);
});

test("one that waits for its time does not hold back the others", async () => {
  const { queue, done } = begin("later", "taken");
  queue.start();
  queue.add("a");
  queue.add("b");
  await vi.advanceTimersByTimeAsync(0);
  expect(done).toEqual(["a later", "b taken"]);
});

test("what was refused is not sent again unless somebody says so, and what was taken out is not told of", async () => {
  const { queue, sent, done } = begin("refused");
  queue.start();
  queue.add("a");
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sent).toEqual(["a"]);
  queue.add("a");
  queue.remove("a");
  await vi.advanceTimersByTimeAsync(60_000);
  expect(done).toEqual(["a refused"]);
});
