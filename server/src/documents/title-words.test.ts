import { expect, test } from "vitest";
import { hasWords, wordsOf } from "./title-words.ts";

test.each([
  ["The great plan", "", true],
  ["The great plan", "  ", true],
  ["The great plan", "great", true],
  ["The great plan", "PLAN the", true],
  ["The great plan", "eat", true],
  ["The great plan", "great plans", false],
  ["Größe der Straße", "grosse", false],
  ["Größe", "große", true],
  ["Café", "cafe", true],
  ["Cafe", "café", true],
  ["", "a", false],
])("“%s” for “%s”: %s", (title, query, isFound) => {
  expect(hasWords(title, wordsOf(query))).toBe(isFound);
});
