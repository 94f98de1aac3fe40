import { expect, test } from "vitest";
import { Brake } from "./brake.ts";
import { Turns } from "./turns.ts";

function turnsThat(handle: (item: number) => void) {
  const seen: string[] = [];
  const brake = new Brake({ pause: () => seen.push("pause"), resume: () => seen.push("resume") });
  return { turns: new Turns(brake, handle), seen };
}

function work(milliseconds: number) {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

test("everything is handled in order, and others have turns in between", async () => {
  const handled: number[] = [];
  const { turns, seen } = turnsThat((item) => {
    work(2);
    handled.push(item);
  });
  for (let item = 0; item < 20; item++) turns.add(item);
  expect([handled, seen]).toEqual([[], ["pause"]]);
  let othersTurns = 0;
  while (turns.isBehind) {
    await new Promise((resolve) => setImmediate(resolve));
    othersTurns += 1;
  }
  expect(handled).toEqual(Array.from({ length: 20 }, (_, index) => index));
  expect(othersTurns).toBeGreaterThanOrEqual(6);
  expect(seen).toEqual(["pause", "resume"]);
});

test("when the socket closes, what has come is handled and nothing twice", async () => {
  const handled: number[] = [];
  const { turns } = turnsThat((item) => handled.push(item));
  for (let item = 0; item < 3; item++) turns.add(item);
  turns.finish();
  expect(handled).toEqual([0, 1, 2]);
  await new Promise((resolve) => setImmediate(resolve));
  await new Promise((resolve) => setImmediate(resolve));
  expect(handled).toEqual([0, 1, 2]);
});

test("what is handled at once and takes long makes the rest of it wait", () => {
  const handled: number[] = [];
  const { turns } = turnsThat((item) => {
    work(2);
    handled.push(item);
  });
  let atOnce = 0;
  while (!turns.isBehind) turns.handle(atOnce++);
  expect(atOnce).toBeLessThanOrEqual(4);
  turns.add(atOnce);
  expect(handled).toHaveLength(atOnce);
});
