import { expect, test } from "vitest";
import { Acknowledgements } from "./acknowledgements.ts";

test("a stock client is acknowledged the answer to the question of a sync, and none after it", () => {
  const sent = new Acknowledgements();
  sent.asked(true);
  expect(sent.receive(true)).toBe(true);
  sent.asked(false);
  expect([sent.receive(true), sent.receive(false)]).toEqual([false, true]);
  expect(sent.received).toBe(3);
});

test("what was refused is not acknowledged", () => {
  const sent = new Acknowledgements();
  sent.accept(1);
  sent.accept(2);
  sent.refused(2);
  sent.refused(3);
  expect([sent.take(), sent.take()]).toEqual([1, 0]);
});

test("a Weft client counts everything", () => {
  const sent = new Acknowledgements();
  sent.areReceipts = true;
  sent.asked(false);
  expect(sent.receive(true)).toBe(true);
});
