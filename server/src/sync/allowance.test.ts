import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Allowance, Allowances } from "./allowance.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const limits = {
  messages: { perSecond: 10, burst: 10 },
  bytes: { perSecond: 1_000, burst: 1_000 },
  atOnce: { perSecond: 1_000, burst: 9 },
};
const twice = { messages: { perSecond: 20, burst: 15 }, bytes: { perSecond: 2_000, burst: 1_500 } };

test("many small messages and few large ones are held back alike", () => {
  const small = new Allowance(limits, new Allowances(twice));
  for (let message = 0; message < 9; message++) expect(small.spend(1)).toBe(0);
  expect([small.spend(1), small.spend(1)]).toEqual([1, 100]);
  const large = new Allowance(limits, new Allowances(twice));
  expect(large.spend(3_000)).toBe(2_000);
});

test("somebody's sockets share what he may send, and others have their own", () => {
  const people = new Allowances(twice);
  const sockets = [new Allowance(limits, people), new Allowance(limits, people), new Allowance(limits, people)];
  const [first, second, other] = sockets as [Allowance, Allowance, Allowance];
  first.belongsTo("user ann");
  second.belongsTo("user ann");
  other.belongsTo("user bob");
  for (let message = 0; message < 8; message++) expect(first.spend(1) + other.spend(1)).toBe(0);
  for (let message = 0; message < 7; message++) expect(second.spend(1)).toBe(0);
  expect([second.spend(1), other.spend(1)]).toEqual([50, 0]);
});

test("who has not rested is not forgotten", () => {
  const people = new Allowances(twice);
  const spendAll = () => {
    let late = 0;
    for (let message = 0; message < 16; message++) late = people.spend("user ann", 1, performance.now());
    return late;
  };
  expect(spendAll()).toBe(50);
  people.forgetRested(performance.now());
  expect(people.spend("user ann", 1, performance.now())).toBe(100);
  vi.advanceTimersByTime(10_000);
  people.forgetRested(performance.now());
  expect(spendAll()).toBe(50);
});
