import { Schema } from "@tiptap/pm/model";
import { expect, test } from "vitest";
import { headingAt, headingsOf } from "./headings.ts";

const schema = new Schema({
  nodes: {
    doc: { content: "block+" },
    paragraph: { group: "block", content: "text*" },
    heading: { group: "block", content: "text*", attrs: { level: {} } },
    quote: { group: "block", content: "block+" },
    text: {},
  },
});

const text = (words: string) => schema.node("paragraph", null, schema.text(words));
const heading = (level: number, words: string) => schema.node("heading", { level }, schema.text(words));

test("headings are found at any depth, with the places they are at", () => {
  const doc = schema.node("doc", null, [
    text("Before"),
    heading(1, "  One\n two "),
    schema.node("quote", null, [text("x"), schema.node("quote", null, [heading(3, "Deep")])]),
    heading(2, "Last"),
  ]);
  const headings = headingsOf(doc);
  expect(headings.map(({ level, text: words }) => [level, words])).toEqual([
    [1, "One two"],
    [3, "Deep"],
    [2, "Last"],
  ]);
  for (const { position } of headings) expect(doc.nodeAt(position)?.type.name).toBe("heading");
  // Once more, from what is known by now.
  expect(headingsOf(doc)).toEqual(headings);
});

test("a place belongs to the last heading before it", () => {
  const headings = [10, 20, 30].map((position) => ({ level: 1, text: "", position }));
  expect([0, 10, 19, 20, 99].map((position) => headingAt(headings, position))).toEqual([-1, 0, 0, 1, 2]);
  expect(headingAt([], 5)).toBe(-1);
});
