import { expect, test } from "vitest";
import { splitFrontMatter } from "./front-matter.ts";

test.each([
  ["title: A plan", "A plan"],
  ["layout: post\ntitle: A plan # of mine\ntags:\n  - one\n- two\n", "A plan"],
  ['# by hand\ntitle: "A \\"plan\\": mine"', 'A "plan": mine'],
  ["Title: 'It''s mine'", "It's mine"],
  ["title: >-\n  A long\n  plan\ndate: 2026-01-01", "A long plan"],
  ["tags: [\n  one\n]\nauthor: Ann\r", ""],
])("of %j the title is read", (yaml, title) => {
  expect(splitFrontMatter(`---\n${yaml}\n---\n\nwords`)).toEqual({ title, rest: "\nwords" });
});

test.each([
  "---\n\ntitle: a\n\n---\n",
  "---\nwords\n---\n",
  "---\nnote: a\nwords\n---\n",
  "---\ntitle: a\n",
  "a\n---\n",
])("%j is Markdown", (text) => {
  expect(splitFrontMatter(text)).toEqual({ title: "", rest: text });
});

test("a file that is nothing else is empty", () => {
  expect(splitFrontMatter("---\ntitle: a\n---")).toEqual({ title: "a", rest: "" });
});
