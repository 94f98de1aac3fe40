import { expect, test } from "vitest";
import { findNaming } from "./trigger.ts";

test.each([
  ["@", "@", ""],
  ["Hello @an", "@", "an"],
  ["(@Ann Lee", "@", "Ann Lee"],
  ["so :ta", ":", "ta"],
  ["so :+1", ":", "+1"],
  ["so :tada:", ":", "tada:"],
  ["see [[", "[[", ""],
  ["see [[My plan for", "[[", "My plan for"],
  ["x[[y", "[[", "y"],
  ["@ann and [[plan", "[[", "plan"],
  ["\u05D0 @\u05D1\u05D5", "@", "\u05D1\u05D5"],
])("“%s” names with %s “%s”", (before, trigger, query) => {
  expect(findNaming(before)).toEqual({ trigger, query, start: before.length - query.length - trigger.length });
});

test.each([
  "",
  "ann@example.org",
  "at 10:30",
  "a :b c",
  "@ ann",
  "@one two three four",
  "[[done]]",
  "[[ x",
  "a::b",
  "x:)",
])("“%s” names nothing", (before) => {
  expect(findNaming(before)).toBeUndefined();
});
