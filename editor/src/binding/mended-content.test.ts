import type { Mark, MarkType } from "@tiptap/pm/model";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { HeadlessEditor } from "./simulation/headless-editor.ts";
import { schema } from "./simulation/test-schema.ts";

type Tree = string | readonly [name: string, attributes: Record<string, unknown>, ...children: Tree[]];

function build(tree: Tree): Y.XmlElement | Y.XmlText {
  if (typeof tree === "string") return new Y.XmlText(tree);
  const [name, attributes, ...children] = tree;
  const element = new Y.XmlElement<Record<string, object>>(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value as object);
  element.insert(0, children.map(build));
  return element as unknown as Y.XmlElement;
}

/** What Yjs holds, what of it is shown, and what is written once somebody has typed "x" at the first place for it. */
const cases: [what: string, content: Tree[], shown: string, settled: string][] = [
  ["an empty document", [], "doc(paragraph)", "<paragraph>x</paragraph>"],
  [
    "a list without an item",
    [["bulletList", {}]],
    "doc(bulletList(listItem(paragraph)))",
    "<bulletlist><listitem><paragraph>x</paragraph></listitem></bulletlist>",
  ],
  [
    "an item that begins with a heading",
    [["bulletList", {}, ["listItem", {}, ["heading", { level: 2 }, "words"]]]],
    'doc(bulletList(listItem(paragraph, heading("words"))))',
    '<bulletlist><listitem><paragraph>x</paragraph><heading level="2">words</heading></listitem></bulletlist>',
  ],
  [
    "words without a block",
    [["paragraph", {}, "in"], "out"],
    'doc(paragraph("in"), unknownBlock)',
    "<paragraph>xin</paragraph>out",
  ],
  [
    "an item without a list",
    [
      ["paragraph", {}, "in"],
      ["listItem", {}, ["paragraph", {}, "out"]],
    ],
    'doc(paragraph("in"), unknownBlock)',
    "<paragraph>xin</paragraph><listitem><paragraph>out</paragraph></listitem>",
  ],
  [
    "an attribute of the wrong type",
    [["heading", { level: "two" }, "words"]],
    'doc(heading("words"))',
    '<heading level="two">xwords</heading>',
  ],
];

test.each(cases)("%s is shown mended and not written, until an edit there", (_what, content, shown, settled) => {
  const author = new Y.Doc();
  author.getXmlFragment("content").insert(0, content.map(build));
  const editors = [1, 2].map((id) => new HeadlessEditor({ id, schema }));
  const [ann, bob] = editors as [HeadlessEditor, HeadlessEditor];
  const before = Y.encodeStateAsUpdate(author);
  for (const { document } of editors) Y.applyUpdate(document, before);
  for (const editor of editors) {
    expect(editor.doc.toString()).toBe(shown);
    expect(Y.encodeStateAsUpdate(editor.document)).toEqual(before);
  }

  ann.selects(0);
  ann.types("x");
  expect(ann.fragment.toString()).toBe(settled);
  Y.applyUpdate(bob.document, Y.encodeStateAsUpdate(ann.document));
  expect(bob.doc.eq(ann.doc)).toBe(true);
  ann.doc.check();
});

test("two who settle the same at once see the same afterwards, with the words of both", () => {
  const editors = [1, 2].map((id) => new HeadlessEditor({ id, schema }));
  const [ann, bob] = editors as [HeadlessEditor, HeadlessEditor];
  ann.types("ann");
  bob.types("bob");
  Y.applyUpdate(bob.document, Y.encodeStateAsUpdate(ann.document));
  Y.applyUpdate(ann.document, Y.encodeStateAsUpdate(bob.document));
  expect(ann.words.split("|").toSorted()).toEqual(["ann", "bob"]);
  expect(bob.doc.eq(ann.doc)).toBe(true);
});

test.each(["words", "block"])("of %s that got at once what excludes each other, taking one away takes both", (what) => {
  const editors = [1, 2].map((id) => new HeadlessEditor({ id, schema }));
  const [ann, bob] = editors as [HeadlessEditor, HeadlessEditor];
  const { code, bold, comment } = schema.marks as Record<string, MarkType>;
  const exchange = () => {
    Y.applyUpdate(bob.document, Y.encodeStateAsUpdate(ann.document));
    Y.applyUpdate(ann.document, Y.encodeStateAsUpdate(bob.document));
  };
  const mark = ({ state: { tr } }: HeadlessEditor, given: Mark) =>
    what === "words" ? tr.addMark(2, 4, given) : tr.addNodeMark(0, given);
  ann.types("words");
  exchange();
  ann.dispatch(mark(ann, code!.create()));
  bob.dispatch(mark(bob, bold!.create()));
  bob.dispatch(mark(bob, comment!.create({ id: 1 })));
  exchange();
  const { tr } = ann.state;
  ann.dispatch(what === "words" ? tr.removeMark(2, 4) : tr.removeNodeMark(0, code!));
  exchange();
  for (const { doc } of editors) expect(doc.toString()).toBe('doc(paragraph("words"))');
});
