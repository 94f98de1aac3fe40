import { expect, test } from "vitest";
import { readRange } from "./byte-range.ts";

test.each([
  [undefined, undefined],
  ["bytes=0-", { first: 0, last: 99 }],
  ["bytes=0-0", { first: 0, last: 0 }],
  ["bytes=10-19", { first: 10, last: 19 }],
  ["bytes=90-1000", { first: 90, last: 99 }],
  ["bytes=-10", { first: 90, last: 99 }],
  ["bytes=-1000", { first: 0, last: 99 }],
  ["bytes=100-", "outside"],
  ["bytes=100-200", "outside"],
  ["bytes=-0", "outside"],
  ["bytes=20-10", undefined],
  ["bytes=0-1,5-6", undefined],
  ["bytes=-", undefined],
  ["bytes=a-b", undefined],
  ["lines=0-1", undefined],
])("%s of 100 bytes", (header, expected) => {
  expect(readRange(header, 100)).toEqual(expected);
});

test("an empty file has no part", () => {
  expect(readRange("bytes=0-", 0)).toBe("outside");
});
