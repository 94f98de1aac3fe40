import { EventEmitter } from "node:events";
import type { IncomingMessage } from "node:http";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { hurry } from "./hurry.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A request of which nothing more comes unless it is told. */
function begin(method: string) {
  const socket = { bytesRead: 0, destroy: vi.fn<() => void>() };
  const request = Object.assign(new EventEmitter(), { method, socket, complete: false });
  hurry(request as unknown as IncomingMessage);
  return { request, socket };
}

/** Something more comes every 20 s. */
function send(socket: { bytesRead: number }, seconds: number) {
  for (let second = 0; second < seconds; second += 20) {
    vi.advanceTimersByTime(20_000);
    socket.bytesRead += 1;
  }
}

test("a file may take its time as long as it comes", () => {
  const { socket } = begin("PUT");
  send(socket, 1_800);
  expect(socket.destroy).not.toHaveBeenCalled();
  vi.advanceTimersByTime(40_000);
  expect(socket.destroy).toHaveBeenCalled();
});

test("anything else has a minute", () => {
  const { socket } = begin("POST");
  send(socket, 40);
  expect(socket.destroy).not.toHaveBeenCalled();
  send(socket, 40);
  expect(socket.destroy).toHaveBeenCalled();
});

test("what is there whole may be answered for as long as it takes", () => {
  const { request, socket } = begin("GET");
  request.complete = true;
  vi.advanceTimersByTime(3_600_000);
  expect(socket.destroy).not.toHaveBeenCalled();
  expect(vi.getTimerCount()).toBe(0);
});
