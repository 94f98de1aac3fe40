import { Schema } from "@tiptap/pm/model";
import { afterEach, beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import { HeadlessEditor } from "../binding/simulation/headless-editor.ts";
import { findLinked, hashOfBlock } from "./block-links.ts";

const schema = new Schema({
  nodes: {
    doc: { content: "block+" },
    paragraph: { group: "block", content: "text*" },
    heading: { group: "block", content: "text*", attrs: { level: { default: 1 } } },
    quote: { group: "block", content: "block+" },
    text: {},
  },
});

const heading = (words: string) => schema.node("heading", null, schema.text(words));
const paragraph = (words: string) => schema.node("paragraph", null, schema.text(words));

let ann: HeadlessEditor;
let bob: HeadlessEditor;

beforeEach(() => {
  [ann, bob] = [new HeadlessEditor({ id: 1, schema }), new HeadlessEditor({ id: 2, schema })];
  ann.document.on("update", (update: Uint8Array) => Y.applyUpdate(bob.document, update, "ann"));
  bob.document.on("update", (update: Uint8Array, origin: unknown) => {
    if (origin !== "ann") Y.applyUpdate(ann.document, update, "bob");
  });
  const quote = schema.node("quote", null, [paragraph("In a quote."), heading("Große Idee!")]);
  ann.dispatch(ann.state.tr.replaceWith(0, ann.doc.content.size, [heading("One"), paragraph("Words."), quote]));
});

afterEach(() => {
  ann.document.destroy();
  bob.document.destroy();
});

function positionOf(editor: HeadlessEditor, words: string): number {
  let found = -1;
  editor.doc.descendants((node, position) => {
    if (node.isTextblock && node.textContent === words) found = position;
  });
  return found;
}

function link(words: string): string {
  return hashOfBlock(ann.state, positionOf(ann, words)) ?? "";
}

test("an address says in words what it leads to, and leads there for everybody", () => {
  expect(link("Große Idee!")).toMatch(/^#b-1-[0-9a-z]+-große-idee$/);
  for (const words of ["One", "Words.", "In a quote.", "Große Idee!"]) {
    expect(findLinked(bob.state, link(words))).toBe(positionOf(bob, words));
    expect(findLinked(bob.state, encodeURI(link(words)))).toBe(positionOf(bob, words));
  }
});

test("it leads there after the block is called something else, and others have written before it", () => {
  const hash = link("Große Idee!");
  bob.dispatch(bob.state.tr.insert(0, paragraph("Before.")));
  ann.types("Keine ", positionOf(ann, "Große Idee!") + 1);
  expect(findLinked(bob.state, hash)).toBe(positionOf(bob, "Keine Große Idee!"));
});

test("a block with blocks in it is named by the first of them, and found by it when it is gone", () => {
  const quote = ann.doc.child(0).nodeSize + ann.doc.child(1).nodeSize;
  const hash = hashOfBlock(ann.state, quote) ?? "";
  expect(hash).toMatch(/-in-a-quote$/);
  expect(findLinked(bob.state, hash)).toBe(quote);
  ann.dispatch(ann.state.tr.delete(quote, ann.doc.content.size));
  ann.dispatch(ann.state.tr.insert(quote, paragraph("In a quote.")));
  expect(findLinked(bob.state, hash)).toBe(quote);
});

test("when the block is gone it leads to one that says the same, or nowhere", () => {
  const hash = link("One");
  ann.dispatch(ann.state.tr.delete(0, 5));
  expect(findLinked(ann.state, hash)).toBeUndefined();
  ann.dispatch(ann.state.tr.insert(ann.doc.content.size, heading("One")));
  expect(findLinked(ann.state, hash)).toBe(positionOf(ann, "One"));
});

test.each(["", "#", "#b-", "#b-1-zzzzzzzzzzz", "#b-1-1", "#b-%zz", "#b-9-9-nothing", "#elsewhere"])(
  "other addresses lead nowhere: %s",
  (hash) => expect(findLinked(ann.state, hash)).toBeUndefined(),
);

test("opening an address writes nothing", () => {
  const before = Y.encodeStateVector(ann.document);
  findLinked(ann.state, link("One"));
  expect(Y.encodeStateVector(ann.document)).toEqual(before);
});
