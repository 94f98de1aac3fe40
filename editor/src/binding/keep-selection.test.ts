import type { Node } from "@tiptap/pm/model";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { HeadlessEditor } from "./simulation/headless-editor.ts";
import { schema } from "./simulation/test-schema.ts";

function tell(from: HeadlessEditor, to: HeadlessEditor) {
  Y.applyUpdate(to.document, Y.encodeStateAsUpdate(from.document, Y.encodeStateVector(to.document)), "network");
}

const ofTwo = (type: string) => (words: Node) => schema.node(type, null, words.content);

test.each<[string, (paragraph: Node) => Node]>([
  ["a heading", ofTwo("heading")],
  ["code", ofTwo("codeBlock")],
  ["a quote", (paragraph) => schema.node("blockquote", null, paragraph)],
])("a caret stays between its words when another person makes them %s while somebody types there", (_, turn) => {
  const [ann, bob] = [1, 2].map((id) => new HeadlessEditor({ id, schema })) as [HeadlessEditor, HeadlessEditor];
  const paragraphs = ["one", "two three", "four"].map((words) => schema.node("paragraph", null, schema.text(words)));
  bob.dispatch(bob.state.tr.replaceWith(0, bob.doc.content.size, paragraphs));
  tell(bob, ann);
  ann.types(" a", ann.after("two"));
  ann.selects(ann.after("two a"));
  const [start, end] = [bob.before("two") - 1, bob.after("three") + 1];
  bob.dispatch(bob.state.tr.replaceWith(start, end, turn(bob.doc.child(1))));
  tell(bob, ann);
  tell(ann, bob);
  expect(ann.doc.eq(bob.doc)).toBe(true);
  const { $head, empty } = ann.state.selection;
  expect(empty).toBe(true);
  expect([$head.parent.textContent, $head.parentOffset]).toEqual(["two three", 3]);
});
