import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Visitors } from "./visitors.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("an address has its share of the sockets, and gets one back with each that closes", () => {
  const visitors = new Visitors({ sockets: 10, socketsPerAddress: 2 });
  const first = visitors.enter("2001:db8:1:2::1");
  visitors.enter("2001:db8:1:2::2");
  expect(visitors.turnAway("2001:db8:1:2::3")).toBe("429 Too Many Requests");
  expect(visitors.turnAway("2001:db8:1:3::3")).toBeUndefined();
  first.leave();
  expect(visitors.turnAway("2001:db8:1:2::3")).toBeUndefined();
});

test("this machine may have all sockets there are, and no more", () => {
  const visitors = new Visitors({ sockets: 10, socketsPerAddress: 2 });
  for (let socket = 0; socket < 10; socket++) {
    expect(visitors.turnAway("127.0.0.1")).toBeUndefined();
    visitors.enter("127.0.0.1");
  }
  expect(visitors.turnAway("127.0.0.1")).toBe("503 Service Unavailable");
  expect(visitors.turnAway("192.0.2.1")).toBe("503 Service Unavailable");
});

test("who misbehaves is kept out for a while, with the neighbours and nobody else", () => {
  const visitors = new Visitors({ sockets: 10, socketsPerAddress: 2 });
  const guesser = visitors.enter("192.0.2.1");
  for (let guess = 0; guess < 29; guess++) guesser.misbehaved();
  expect(visitors.turnAway("192.0.2.1")).toBeUndefined();
  for (let guess = 0; guess < 1_000; guess++) guesser.misbehaved();
  expect(visitors.turnAway("192.0.2.1")).toBe("429 Too Many Requests");
  expect(visitors.turnAway("192.0.2.2")).toBeUndefined();
  visitors.forgetRested();
  vi.advanceTimersByTime(2_000);
  expect(visitors.turnAway("192.0.2.1")).toBeUndefined();
});
