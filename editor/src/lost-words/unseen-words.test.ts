import { expect, test } from "vitest";
import { unseenWords } from "./unseen-words.ts";

/** What nobody has seen is in brackets. */
function find(before: string, now: string) {
  const parts = before.split(/[[\]]/).map((words, index) => ({ words, isMine: true, isSeen: index % 2 === 0 }));
  return unseenWords(parts, now);
}

test.each([
  ["Second para[ and mine] here", "Second para here", [{ index: 11, words: " and mine" }]],
  [
    "[One ]two three[ four]",
    "two three",
    [
      { index: 0, words: "One " },
      { index: 9, words: " four" },
    ],
  ],
  ["hel[l]lo there", "hello there", [{ index: 3, words: "l" }]],
  ["[All of this is mine]", "All of this is", [{ index: 14, words: " mine" }]],
  ["words [typed alon]g", "words typed along", []],
  ["d1[ and more]", "d1", [{ index: 2, words: " and more" }]],
  ["words[ typed alon] and", "words typed al and", [{ index: 14, words: "on" }]],
])("of %s others saw %s", (before, now, unseen) => {
  expect(find(before, now)).toEqual(unseen);
});

test.each([
  ["what others wrote is gone", "Some words[ and mine] here", "Some words"],
  ["something else is there", "Some words[ mine]", "Other words"],
  ["there is more than before", "Some[ mine] words", "Some mine words, and others"],
  ["hardly anything is left", "[mine alone]", "a"],
])("it is not the same text when %s", (_, before, now) => {
  expect(find(before, now)).toBeUndefined();
});
