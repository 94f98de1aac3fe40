import fc from "fast-check";
import { expect, test } from "vitest";
import { ClockRanges } from "./clock-ranges.ts";

const numRuns = process.env["TEST_LONG"] ? 20_000 : 300;

const range = fc.record({
  client: fc.integer({ min: 1, max: 2 }),
  clock: fc.integer({ min: 0, max: 30 }),
  length: fc.integer({ min: 1, max: 12 }),
  mark: fc.constantFrom("ann", "bob", "cid"),
});

test("every clock has the mark of who came first, and neighbours that were added in order are one piece", () => {
  fc.assert(
    fc.property(fc.array(range, { maxLength: 20 }), range, (added, asked) => {
      const ranges = new ClockRanges<string>((one, other) => one === other);
      const model = new Map<string, string>();
      for (const { client, clock, length, mark } of added) {
        ranges.add(client, clock, length, mark);
        for (let at = clock; at < clock + length; at++) {
          if (!model.has(`${client}.${at}`)) model.set(`${client}.${at}`, mark);
        }
      }
      const pieces = [...ranges.pieces(asked.client, asked.clock, asked.length)];
      const told = pieces.flatMap(({ length, mark }) => Array.from({ length }, () => mark));
      const known = Array.from({ length: asked.length }, (_, index) =>
        model.get(`${asked.client}.${asked.clock + index}`),
      );
      expect(told).toEqual(known);
    }),
    { numRuns },
  );
});

test("typing takes one run, however long", () => {
  const ranges = new ClockRanges<string>((one, other) => one === other);
  for (let clock = 0; clock < 1_000; clock++) ranges.add(1, clock, 1, "ann");
  expect([...ranges.pieces(1, 0, 1_000)]).toEqual([{ length: 1_000, mark: "ann" }]);
});
