// @vitest-environment happy-dom
import { beforeEach, expect, test } from "vitest";
import { keepFolds, keptFolds } from "./kept-folds.ts";

beforeEach(() => localStorage.clear());

test("what is folded in a document is kept for that document", () => {
  keepFolds("one", ["1-a", "1-b"]);
  keepFolds("two", ["2-a"]);
  expect(keptFolds("one")).toEqual(["1-a", "1-b"]);
  expect(keptFolds("two")).toEqual(["2-a"]);
  keepFolds("one", []);
  expect(keptFolds("one")).toEqual([]);
  expect(localStorage.getItem("weft.folds")).not.toContain("one");
});

test("only documents that one was in lately are remembered, and not more than a few hundred folds of each", () => {
  keepFolds("old", ["1-a"]);
  keepFolds("used", ["1-a"]);
  for (let index = 0; index < 48; index += 1) keepFolds(`other ${index}`, ["1-a"]);
  keepFolds("used", ["1-b"]);
  keepFolds(
    "new",
    Array.from({ length: 1_000 }, (_, index) => `1-${index}`),
  );
  expect(keptFolds("old")).toEqual([]);
  expect(keptFolds("used")).toEqual(["1-b"]);
  expect(keptFolds("new")).toHaveLength(300);
});

test.each(["", "{", "null", '{"one":1}', '[1,["one"],["one",[1]],["one","1-a"]]'])(
  "what is kept as %s is nothing, and is written over",
  (kept) => {
    localStorage.setItem("weft.folds", kept);
    expect(keptFolds("one")).toEqual([]);
    keepFolds("one", ["1-a"]);
    expect(keptFolds("one")).toEqual(["1-a"]);
  },
);
