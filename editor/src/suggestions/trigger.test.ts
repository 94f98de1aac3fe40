import { expect, test } from "vitest";
import { findNaming } from "./trigger.ts";

test.each([
  ["@", "@", ""],
  ["Hello @an", "@", "an"],
  ["(@Ann Lee", "@", "Ann Lee"],
  ["so :ta", ":", "ta"],
  ["so :+1", ":", "+1"],
  ["see [[", "[[", ""],
  ["see [[My plan for", "[[", "My plan for"],
  ["x[[y", "[[", "y"],
  ["/", "/", ""],
  ["/h1", "/", "h1"],
  ["so /numbered li", "/", "numbered li"],
  ["/formula in the line", "/", "formula in the line"],
  ["\u00A0/list", "/", "list"],
  ["/2", "/", "2"],
  ["/2 columns", "/", "2 columns"],
  ["so /heading 2", "/", "heading 2"],
  ["\u{1F389}/list", "/", "list"],
  ["\u2764\uFE0F/list", "/", "list"],
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
  "and/or",
  "1 / 2",
  "1 /2",
  "1 /2 cups",
  "/20",
  "and / or",
  "see /usr/bin",
  "https://example.org",
  "/one two three four five",
])("“%s” names nothing", (before) => {
  expect(findNaming(before)).toBeUndefined();
});
