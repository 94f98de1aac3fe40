import { PassThrough } from "node:stream";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Brake } from "./brake.ts";
import { Stranger, Strangers } from "./strangers.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function stranger(all: Strangers) {
  const stream = new PassThrough();
  const seen: string[] = [];
  const brake = new Brake({ pause: () => seen.push("pause"), resume: () => seen.push("resume") });
  const itself = new Stranger(all, {
    stream,
    brake,
    limits: { authenticationMs: 1_000, strangerBytes: 100, strangersBytes: 250 },
    onTooLate: () => seen.push("too late"),
    onTooMuch: () => seen.push("too much"),
  });
  return { itself, seen, sends: (bytes: number) => stream.emit("data", Buffer.alloc(bytes)) };
}

test("a stranger has a little time and a little room", () => {
  const all = new Strangers(250);
  const late = stranger(all);
  vi.advanceTimersByTime(1_000);
  expect(late.seen).toEqual(["too late"]);
  const loud = stranger(all);
  loud.sends(100);
  expect(loud.seen).toEqual([]);
  loud.sends(1);
  loud.sends(1);
  expect(loud.seen).toEqual(["too much"]);
});

test("who is signing in is only held back, and goes on when let in", () => {
  const { itself, seen, sends } = stranger(new Strangers(250));
  itself.signsIn();
  sends(120);
  expect(seen).toEqual(["pause"]);
  itself.leave();
  sends(1_000);
  vi.advanceTimersByTime(10_000);
  expect(seen).toEqual(["pause", "resume"]);
});

test("who was refused may try again, with as much room again", () => {
  const { itself, seen, sends } = stranger(new Strangers(1_000));
  itself.signsIn();
  sends(120);
  itself.wasRefused();
  sends(100);
  expect(seen).toEqual(["pause", "resume"]);
  sends(1);
  expect(seen).toEqual(["pause", "resume", "too much"]);
});

test("all together have a budget, and who sent most goes first", () => {
  const all = new Strangers(250);
  const [first, most, third] = [stranger(all), stranger(all), stranger(all)];
  first.sends(90);
  most.sends(95);
  third.sends(60);
  expect([first.seen, most.seen, third.seen]).toEqual([[], [], []]);
  third.sends(10);
  expect([first.seen, most.seen, third.seen]).toEqual([[], ["too much"], []]);
  third.sends(10);
  expect(third.seen).toEqual([]);
});
