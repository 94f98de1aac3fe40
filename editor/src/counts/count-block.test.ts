import { expect, test } from "vitest";
import { countText, readingMinutes } from "./count-block.ts";

test.each([
  ["", 0, 0],
  ["One two  three", 3, 14],
  ["It’s a well-known fact – isn't it?", 6, 34],
  ["3 × 4 = 12", 3, 10],
  ["مرحبا بالعالم", 2, 13],
  ["今天天气很好", 3, 6],
  ["สวัสดีชาวโลก", 2, 10],
  ["Weft 很好", 2, 7],
  ["👩‍👩‍👧 e\u0301", 1, 3],
  ["a\nb", 2, 2],
])("%s", (text, words, characters) => {
  const counts = countText(text);
  // How many words a sentence without spaces has, dictionaries do not agree on.
  if (/[\u0e00-\u0e7f\u4e00-\u9fff]/.test(text)) expect(counts.words).toBeGreaterThanOrEqual(words);
  else expect(counts.words).toBe(words);
  expect(counts.characters).toBe(characters);
});

test("reading takes a minute for what a page holds, and at least one", () => {
  expect(readingMinutes(countText(""))).toBe(0);
  expect(readingMinutes(countText("word"))).toBe(1);
  expect(readingMinutes(countText("word ".repeat(2_380)))).toBe(10);
});
