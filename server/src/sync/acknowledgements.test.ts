import { expect, test } from "vitest";
import { Acknowledgements } from "./acknowledgements.ts";

test("a stock client is acknowledged the answer to the question of a sync, and none after it", () => {
  const sent = new Acknowledgements();
  sent.asked(true);
  expect(sent.receive(true)).toBe(true);
  sent.asked(false);
  expect([sent.receive(true), sent.receive(false)]).toEqual([false, true]);
  expect([sent.take(), sent.take(), sent.received]).toEqual([2, 0, 3]);
});

test("what was refused is not acknowledged", () => {
  const sent = new Acknowledgements();
  sent.receive(false);
  sent.receive(false);
  sent.refused();
  expect([sent.isOpen, sent.take(), sent.isOpen]).toEqual([true, 1, false]);
});

test("a Weft client counts everything", () => {
  const sent = new Acknowledgements();
  sent.areReceipts = true;
  sent.asked(false);
  expect(sent.receive(true)).toBe(true);
});
