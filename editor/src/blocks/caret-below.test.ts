import { Schema } from "@tiptap/pm/model";
import { EditorState, NodeSelection } from "@tiptap/pm/state";
import { expect, test } from "vitest";
import { caretBelow } from "./caret-below.ts";

const schema = new Schema({
  nodes: {
    doc: { content: "block+" },
    paragraph: { group: "block", content: "text*" },
    heading: { group: "block", content: "text*" },
    picture: { group: "block" },
    quote: { group: "block", content: "block+" },
    text: {},
  },
});
const picture = schema.node("picture");
const paragraph = schema.node("paragraph", null, schema.text("Below"));
const heading = schema.node("heading", null, schema.text("Below"));

const words = (typed: string) => schema.node("paragraph", null, schema.text(typed));

test.each([
  ["a paragraph is there", [paragraph], [words("typed Below")]],
  ["nothing is there", [], [words("typed ")]],
  ["another such block is there", [picture], [words("typed "), picture]],
  ["words of another kind are there", [heading], [words("typed "), heading]],
])("what is typed on below a block goes into a paragraph, also where %s", (_where, below, expected) => {
  const doc = schema.node("doc", null, [schema.node("quote", null, [picture, ...below])]);
  const { tr } = EditorState.create({ doc, selection: NodeSelection.create(doc, 1) });
  const quote = caretBelow(tr, 2).insertText("typed ").doc.child(0);
  expect(quote.toJSON()).toEqual(schema.node("quote", null, [picture, ...expected]).toJSON());
});
