import { Schema } from "@tiptap/pm/model";
import fc from "fast-check";
import { expect, test } from "vitest";
import { placesIn, textBlocksOf, textOfBlock } from "./block-text.ts";
import { Found } from "./found.ts";
import { matchesIn } from "./matches.ts";

const schema = new Schema({
  nodes: {
    doc: { content: "block+" },
    paragraph: { group: "block", content: "inline*" },
    quote: { group: "block", content: "block+" },
    hardBreak: { group: "inline", inline: true },
    mention: { group: "inline", inline: true },
    link: { group: "inline", inline: true, attrs: { shows: {} } },
    text: { group: "inline" },
  },
  marks: { bold: {} },
});

const paragraph = (...content: (string | "@")[]) =>
  schema.node(
    "paragraph",
    null,
    content.map((part) => (part === "@" ? schema.node("mention") : schema.text(part))),
  );

function foundIn(doc: ReturnType<typeof schema.node>) {
  return new Found(textBlocksOf(doc), (node) => {
    const block = textOfBlock(node, ({ attrs }) => attrs["shows"] as string | undefined);
    return placesIn(block, matchesIn(block.text, /ab/g));
  });
}

test("matches are where the document has their words, whatever stands between", () => {
  const bold = schema.text("a", [schema.mark("bold")]);
  const doc = schema.node("doc", null, [
    paragraph("x", "@", "ab"),
    schema.node("quote", null, [schema.node("paragraph", null, [bold, schema.text("b")]), paragraph("abab")]),
  ]);
  const found = foundIn(doc);
  const ranges = found.between(0, doc.content.size, 100);
  expect(ranges.map(({ from, to }) => doc.textBetween(from, to))).toEqual(["ab", "ab", "ab", "ab"]);
  expect(found.total).toBe(4);
  expect(ranges.map((range) => found.indexOf(range))).toEqual([0, 1, 2, 3]);
});

test("the next match from anywhere is the first that begins there or behind", () => {
  const words = fc.array(fc.constantFrom("ab", "a", "b", "x"), { maxLength: 6 }).map((parts) => parts.join(""));
  fc.assert(
    fc.property(fc.array(words, { minLength: 1, maxLength: 8 }), fc.nat(80), (texts, at) => {
      const doc = schema.node(
        "doc",
        null,
        texts.map((text) => (text === "" ? paragraph() : paragraph(text))),
      );
      const found = foundIn(doc);
      const all = found.between(0, doc.content.size, Infinity);
      expect(all).toHaveLength(found.total);
      const expected = all.findIndex(({ from }) => from >= at);
      expect(found.indexFrom(at)).toBe(expected < 0 ? found.total : expected);
      expect(found.at(found.total)).toBeUndefined();
    }),
  );
});

test.each([
  ["one of its words", ["x", "[x ab]", "ab"], ["1-2", "2-4"]],
  ["several of its words, once", ["[abab ab]", "x"], ["0-1"]],
  ["its end and what follows", ["x", "[xa]", "b ab"], ["1-3", "4-6"]],
  ["what is before and its beginning", ["a", "[bx]", "[ab]"], ["0-2", "2-3"]],
  ["all of it between others", ["xa", "[b]", "xab"], ["1-3", "4-6"]],
  ["none of it", ["ab", "[x]", "ab", "[]", "ab"], ["0-2", "3-5", "6-8"]],
])("what is shown by something that is no text is found: %s", (_name, parts, expected) => {
  const content = parts.map((part) =>
    part.startsWith("[") ? schema.node("link", { shows: part.slice(1, -1) }) : schema.text(part),
  );
  const doc = schema.node("doc", null, [schema.node("paragraph", null, content)]);
  const ranges = foundIn(doc).between(0, doc.content.size, 100);
  expect(ranges.map(({ from, to }) => `${from - 1}-${to - 1}`)).toEqual(expected);
});
