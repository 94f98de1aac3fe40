import fc from "fast-check";
import { expect, test } from "vitest";
import { PresenceClock } from "./clock.ts";

/** What readers are told for the clocks a client sends; nothing for those that bring no news. */
function toldFor(clock: PresenceClock, clocks: readonly number[]): (number | undefined)[] {
  return clocks.map((each, index) => {
    if (index === 0) clock.begin(each);
    else if (!clock.advance(each)) return undefined;
    return clock.told;
  });
}

test("a client's own clocks are passed on", () => {
  expect(toldFor(new PresenceClock(), [5, 6, 7, 20, 1_020])).toEqual([5, 6, 7, 20, 1_020]);
});

test("an old clock and a jump bring no news", () => {
  expect(toldFor(new PresenceClock(), [5, 5, 4, 1_006, 2 ** 53 - 1, 6])).toEqual([
    5,
    undefined,
    undefined,
    undefined,
    undefined,
    6,
  ]);
});

test("who comes back with the clock it had is believed at once", () => {
  const clock = new PresenceClock();
  toldFor(clock, [56, 57]);
  const [first, second] = toldFor(clock, [57, 58]);
  expect(first).toBeGreaterThan(57);
  expect(second).toBe((first ?? 0) + 1);
  expect(clock.isTranslated).toBe(true);
});

test("who comes back further on is told as it counts", () => {
  const clock = new PresenceClock();
  toldFor(clock, [57]);
  expect(toldFor(clock, [58, 59])).toEqual([58, 59]);
  expect(toldFor(clock, [90_000])).toEqual([90_000]);
  expect(clock.isTranslated).toBe(false);
});

test("a clock at its end is not passed on, and who comes after it is seen", () => {
  const clock = new PresenceClock();
  const [poison = 0] = toldFor(clock, [2 ** 53 - 1]);
  expect(poison).toBeLessThan(1e6);
  const [victim] = toldFor(clock, [12]);
  expect(victim).toBeGreaterThan(poison);
});

test("a client that heard of itself goes on from there", () => {
  const clock = new PresenceClock();
  toldFor(clock, [57]);
  const [told = 0] = toldFor(clock, [57]);
  expect(clock.advance(told)).toBe(false);
  expect(clock.isTranslated).toBe(false);
  expect(clock.advance(told + 1)).toBe(true);
  expect(clock.told).toBe(told + 1);
});

test("a late echo of itself holds nobody back", () => {
  const clock = new PresenceClock();
  toldFor(clock, [57]);
  const [, told = 0] = toldFor(clock, [57, 58, 59]);
  const last = clock.told;
  expect(clock.advance(told)).toBe(false);
  expect(clock.advance(told + 1)).toBe(true);
  expect(clock.told).toBeGreaterThan(last);
});

test("whatever a client sends, readers are told rising clocks, and none that could not rise on", () => {
  const sent = fc.oneof(fc.nat(50), fc.nat(20_000), fc.maxSafeNat());
  fc.assert(
    fc.property(fc.array(fc.record({ clock: sent, isFirst: fc.boolean() }), { minLength: 1 }), (all) => {
      const clock = new PresenceClock();
      let last = -1;
      for (const [index, { clock: each, isFirst }] of all.entries()) {
        if (isFirst || index === 0) clock.begin(each);
        else if (!clock.advance(each)) continue;
        expect(clock.told).toBeGreaterThan(last);
        expect(clock.told).toBeLessThan(2 ** 33 + all.length * 11_000);
        last = clock.told;
      }
    }),
    { numRuns: process.env["TEST_LONG"] ? 100_000 : 500 },
  );
}, 600_000);
