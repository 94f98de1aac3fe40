import { expect, test } from "vitest";
import { fitting } from "./fitting.ts";

const parts = ["a", "b", "c", "d"].map((name) => ({ name, width: 10 }));

test.each([
  [100, "abcd"],
  [40, "abcd"],
  [39, "abc"],
  [20, "ac"],
  [19, "c"],
  [0, "c"],
])("in %i there is room for %s", (room, names) => {
  expect(fitting(parts, room, new Set(["c"]))).toEqual([...names]);
});

test("behind what has no room nothing smaller is squeezed in", () => {
  expect(fitting([...parts.slice(0, 1), { name: "wide", width: 30 }, ...parts.slice(1)], 35, new Set())).toEqual(["a"]);
});
