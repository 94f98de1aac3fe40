import { expect, test } from "vitest";
import type { Suggestion } from "../blocks/suggestion.ts";
import { renew } from "./renew.ts";

/** `plan:My plan` is `plan` under another name. */
function offer(words: string): Suggestion[] {
  return words.split(" ").map((word) => {
    const [key = "", label = key] = word.split(":");
    return { key, label, choose: () => {} };
  });
}

test.each([
  ["a b c", "a b c", 3, "a b c"],
  ["a b c", "new c b a", 3, "a b c new"],
  ["a b c", "c a", 3, "a c"],
  ["a b", "b:Other a", 3, "a b:Other"],
  ["a b", "d e f a b", 2, "a b d e"],
  ["a b", "c d e", 2, "c d"],
  ["a b c d", "e f a b c d", 2, "a b c d"],
])("%s, then %s of which %i are offered: %s", (before, found, most, expected) => {
  const shown = renew(offer(before), offer(found), most).map(({ key, label }) =>
    key === label ? key : `${key}:${label}`,
  );
  expect(shown.join(" ")).toBe(expected);
});
