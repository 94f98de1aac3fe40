import { Schema } from "@tiptap/pm/model";
import { Transform } from "@tiptap/pm/transform";
import { expect, test } from "vitest";
import { changedRanges } from "./changed-ranges.ts";

const schema = new Schema({ nodes: { doc: { content: "text*" }, text: {} } });
const text = (words: string) => schema.text(words);
const typed = (letters: number) => new Transform(schema.node("doc", null, [text("x".repeat(letters))]));

test("an earlier change is told where later ones have moved it", () => {
  const { steps } = typed(10).insert(8, text("two")).insert(2, text("one"));
  expect(changedRanges(steps)).toEqual([
    { from: 11, to: 14 },
    { from: 2, to: 5 },
  ]);
});

test("what many steps did is told as one range around them all", () => {
  const transform = typed(400);
  for (let place = 0; place < 65; place++) transform.insert(place * 4, text("new"));
  expect(changedRanges(transform.steps)).toEqual([{ from: 0, to: 64 * 4 + 3 }]);
});
