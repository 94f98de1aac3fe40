import { getSchema } from "@tiptap/core";
import type { Node, NodeType } from "@tiptap/pm/model";
import type { Transaction } from "@tiptap/pm/state";
import { expect, test } from "vitest";
import { HeadlessEditor } from "../binding/simulation/headless-editor.ts";
import { Network } from "../binding/simulation/network.ts";
import { catchReportedErrors } from "../binding/simulation/reported-errors.ts";
import { expectShown } from "../binding/simulation/shown.ts";
import { blocks } from "../blocks.ts";
import { english } from "../messages/english.ts";
import { extensionsOf } from "./block.ts";
import { moveToList, takeOut } from "./list-items.ts";

catchReportedErrors();

const schema = getSchema(extensionsOf(blocks, english));
const tasks = schema.nodes["taskList"] as NodeType;

const p = (words: string) => schema.node("paragraph", null, schema.text(words));
const item = (...content: Node[]) => schema.node("listItem", null, content);
const list = (...items: Node[]) => schema.node("bulletList", null, items);
const four = list(item(p("one")), item(p("two"), list(item(p("kid")))), item(p("three")), item(p("four")));

/** Before the item that begins with the words. */
const itemAt = (editor: HeadlessEditor, words: string) => editor.before(words) - 2;

test.each([
  ["is taken out", (tr: Transaction, position: number) => takeOut(tr, position)],
  ["goes to another list", (tr: Transaction, position: number) => moveToList(tr, position, tasks)],
])("when an item %s, what others type into those behind it stays", (_what, change) => {
  const [ann, bob] = [1, 2].map((id) => new HeadlessEditor({ id, schema })) as [HeadlessEditor, HeadlessEditor];
  const network = new Network([ann, bob]);
  ann.dispatch(ann.state.tr.replaceWith(0, ann.doc.content.size, four));
  network.settle();
  const kept = ann.doc.firstChild?.lastChild;
  bob.types("!", bob.after("three"));
  const { tr } = ann.state;
  change(tr, itemAt(ann, "two"));
  ann.dispatch(tr);
  expect(ann.doc.lastChild?.lastChild).toBe(kept);
  network.settle();
  for (const editor of [ann, bob]) {
    expectShown(editor);
    expect(editor.words).toBe("one|two|kid|three!|four");
  }
});
