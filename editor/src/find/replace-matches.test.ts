import type { Editor } from "@tiptap/core";
import { type Node, Schema } from "@tiptap/pm/model";
import { EditorState, type Transaction } from "@tiptap/pm/state";
import { expect, test } from "vitest";
import { placesIn, textBlocksOf, textOfBlock } from "./block-text.ts";
import { type Match, matchesIn } from "./matches.ts";
import { replaceMatch, replaceMatches } from "./replace-matches.ts";

const schema = new Schema({
  nodes: {
    doc: { content: "paragraph+" },
    paragraph: { content: "inline*" },
    text: { group: "inline" },
    link: { group: "inline", inline: true, attrs: { shows: {} } },
  },
  marks: { bold: {} },
});

let state: EditorState;
const editor = {
  isEditable: true,
  isDestroyed: false,
  view: { dispatch: (tr: Transaction) => (state = state.apply(tr)) },
  get state() {
    return state;
  },
} as unknown as Editor;

function replacedIn(node: Node) {
  const block = textOfBlock(node, ({ attrs }) => attrs["shows"] as string);
  return placesIn(block, matchesIn(block.text, /red/gi, "redder"));
}

function begin(paragraphs: readonly Node[]): WeakMap<Node, readonly Match[]> {
  state = EditorState.create({ doc: schema.node("doc", null, paragraphs) });
  return new WeakMap(textBlocksOf(state.doc).map(({ node }) => [node, replacedIn(node)]));
}

test("matches are replaced where they are, and look as they did", async () => {
  const bold = [schema.mark("bold")];
  const paragraph = schema.node("paragraph", null, [
    schema.text("red "),
    schema.text("red fox", bold),
    schema.text(" RED"),
  ]);
  const matches = begin([paragraph, schema.node("paragraph"), paragraph]);
  expect(await replaceMatches(editor, matches)).toBe(6);
  for (const index of [0, 2])
    expect(state.doc.child(index).toString()).toBe('paragraph("redder ", bold("redder fox"), " redder")');
});

test("many are replaced once each, and others can write meanwhile", async () => {
  const paragraphs = Array.from({ length: 500 }, () => schema.node("paragraph", null, schema.text("red red red")));
  const matches = begin(paragraphs.map((paragraph) => paragraph.copy(paragraph.content)));
  const count = replaceMatches(editor, matches);
  state = state.apply(state.tr.insertText("Other: ", 1));
  expect(await count).toBe(1_497);
  const words = state.doc.children.map(({ textContent }) => textContent);
  expect(words[0]).toBe("Other: red red red");
  expect(new Set(words.slice(1))).toEqual(new Set(["redder redder redder"]));
});

test("one is replaced alone", () => {
  const matches = begin([schema.node("paragraph", null, schema.text("red red red"))]);
  replaceMatch(editor, matches, { from: 5, to: 8 });
  expect(state.doc.textContent).toBe("red redder red");
});

test("what is no text is passed over, and stays in one piece", async () => {
  const link = (shows: string) => schema.node("link", { shows });
  const content = [link("Red book"), schema.text(" is red "), link("a"), schema.text("red and re"), link("d")];
  const matches = begin([schema.node("paragraph", null, content)]);
  expect(await replaceMatches(editor, matches)).toBe(2);
  expect(state.doc.firstChild?.toString()).toBe('paragraph(link, " is redder ", link, "redder and re", link)');
});
