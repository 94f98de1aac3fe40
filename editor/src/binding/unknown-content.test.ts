import { getSchema, Node } from "@tiptap/core";
import { beforeEach, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { extensionsOf } from "../blocks/block.ts";
import { blocks } from "../blocks.ts";
import { english } from "../messages/english.ts";
import { readableContent } from "./readable-content.ts";
import { guardSchema } from "./schema-guard.ts";
import { findUnknown, type UnknownContent } from "./unknown-content.ts";

const extensions = extensionsOf(blocks, english);
const schema = getSchema([...extensions]);
const words = { name: { default: "" }, words: { default: "" } };
const readingSchema = getSchema([
  ...extensions,
  Node.create({ name: "unknownBlock", group: "block", atom: true, addAttributes: () => words }),
  Node.create({ name: "unknownInline", group: "inline", inline: true, atom: true, addAttributes: () => words }),
]);

type Tree = string | { text: string; marks: object } | Element;
type Element = [name: string, attributes: Record<string, unknown>, ...children: Tree[]];

let document: Y.Doc;
let fragment: Y.XmlFragment;

beforeEach(() => {
  document = new Y.Doc();
  fragment = document.getXmlFragment("content");
});

function write(...trees: Tree[]) {
  fragment.insert(fragment.length, trees.map(build));
}

function build(tree: Tree): Y.XmlElement | Y.XmlText {
  if (typeof tree === "string") return new Y.XmlText(tree);
  if (!Array.isArray(tree)) {
    const text = new Y.XmlText();
    text.insert(0, tree.text, tree.marks);
    return text;
  }
  const [name, attributes, ...children] = tree;
  const element = new Y.XmlElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value as string);
  element.insert(0, children.map(build));
  return element;
}

const fine: Tree[] = [
  ["heading", { level: 2 } as never, "Title"],
  ["paragraph", {}, "plain ", { text: "bold", marks: { bold: {} } }],
  ["bulletList", {}, ["listItem", {}, ["paragraph", {}, "item"]]],
  ["taskList", {}, ["taskItem", { checked: true } as never, ["paragraph", {}, "task"]]],
  ["horizontalRule", {}],
];

const unknowns: [UnknownContent, Tree][] = [
  [{ kind: "block", name: "callout" }, ["callout", {}, ["paragraph", {}, "inside"]]],
  [{ kind: "block", name: "mention" }, ["paragraph", {}, "hello ", ["mention", { id: "7" }]]],
  [{ kind: "mark", name: "comment" }, ["paragraph", {}, { text: "noted", marks: { comment: { id: "1" } } }]],
  [{ kind: "attribute", name: "paragraph.indent" }, ["paragraph", { indent: "2" }, "far"]],
  [
    { kind: "attribute", name: "highlight.shade" },
    ["paragraph", {}, { text: "lit", marks: { highlight: { shade: 1 } } }],
  ],
  [{ kind: "structure", name: "listItem" }, ["bulletList", {}, ["listItem", {}, ["heading", {}, "no paragraph"]]]],
  [{ kind: "structure", name: "codeBlock" }, ["codeBlock", {}, { text: "bold code", marks: { bold: {} } }]],
  [{ kind: "structure", name: "doc" }, "text without a block"],
];

describe("what this editor does not know", () => {
  test("is found nowhere in content it can write", () => {
    write(...fine);
    expect(findUnknown(fragment, schema)).toBeUndefined();
  });

  test.each(unknowns)("%o is found on opening", (unknown, tree) => {
    write(...fine, tree);
    expect(findUnknown(fragment, schema)).toEqual(unknown);
  });

  test.each(unknowns)("%o is found when somebody adds it, before any observer hears of it", (unknown, tree) => {
    write(...fine);
    const heard: unknown[] = [];
    fragment.observeDeep(() => heard.push("observer"));
    guardSchema(fragment, schema, (found) => heard.push(found));
    write(tree);
    expect(heard).toEqual([unknown, "observer"]);
  });

  test("is found deep inside a block that was there before", () => {
    write(...fine);
    const item = (fragment.get(2) as Y.XmlElement).get(0) as Y.XmlElement;
    const found: UnknownContent[] = [];
    guardSchema(fragment, schema, (unknown) => found.push(unknown));
    item.insert(1, [build(["callout", {}, ["paragraph", {}, "inside"]])]);
    expect(found).toEqual([{ kind: "block", name: "callout" }]);
  });

  test("is found when it is only a format or an attribute that is added", () => {
    write(...fine);
    const found: UnknownContent[] = [];
    guardSchema(fragment, schema, (unknown) => found.push(unknown));
    const paragraph = fragment.get(1) as Y.XmlElement;
    (paragraph.get(0) as Y.XmlText).format(0, 3, { comment: { id: "1" } });
    paragraph.setAttribute("indent", "2");
    expect(found).toEqual([
      { kind: "mark", name: "comment" },
      { kind: "attribute", name: "paragraph.indent" },
    ]);
  });

  test("does not count what is empty: an empty list may go", () => {
    write(...fine, ["bulletList", {}]);
    expect(findUnknown(fragment, schema)).toBeUndefined();
  });

  test("is nothing in ordinary edits", () => {
    write(...fine);
    const found: UnknownContent[] = [];
    guardSchema(fragment, schema, (unknown) => found.push(unknown));
    ((fragment.get(1) as Y.XmlElement).get(0) as Y.XmlText).insert(0, "more ");
    fragment.delete(0, 1);
    write(["paragraph", {}, "new"]);
    expect(found).toEqual([]);
  });
});

describe("reading content that is not known", () => {
  test.each(unknowns)("%o does not hide the rest, and nothing is changed", (_unknown, tree) => {
    write(["paragraph", {}, "before"], tree, ["paragraph", {}, "after"]);
    const state = Y.encodeStateAsUpdate(document);
    const node = readableContent(fragment, readingSchema);
    node.check();
    expect(node.firstChild?.textContent).toBe("before");
    expect(node.lastChild?.textContent).toBe("after");
    expect(Y.encodeStateAsUpdate(document)).toEqual(state);
  });

  test("shows the name and the words of an unknown block", () => {
    write(["callout", {}, ["paragraph", {}, "be careful"]]);
    const node = readableContent(fragment, readingSchema);
    expect(node.firstChild?.type.name).toBe("unknownBlock");
    expect(node.firstChild?.attrs).toEqual({ name: "callout", words: "be careful" });
  });
});
