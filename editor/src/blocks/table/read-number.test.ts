import { expect, test } from "vitest";
import { readNumber } from "./read-number.ts";

test.each<[text: string, locale: string, number: number | undefined]>([
  ["12", "en", 12],
  ["-1,234.5", "en", -1234.5],
  ["1.234,50 €", "de", 1234.5],
  ["1.234", "de", 1234],
  ["1.234", "en", 1.234],
  ["1,234", "en", 1234],
  ["1,5", "en", 1.5],
  ["$ 30", "en", 30],
  ["(4)", "en", -4],
  ["1 234 567", "fr", 1_234_567],
  ["1'234.5", "de-CH", 1234.5],
  ["12 %", "en", 12],
  ["1.2.3", "en", undefined],
  ["12 apples", "en", undefined],
  ["2026-11-28", "en", undefined],
  ["", "en", undefined],
])("%s in %s", (text, locale, number) => {
  expect(readNumber(text, locale)).toBe(number);
});
