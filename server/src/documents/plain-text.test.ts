import { expect, test } from "vitest";
import * as Y from "yjs";
import { plainText } from "./plain-text.ts";
import { contentOf, titleOf } from "./roots.ts";

type Tree = string | Element | { bold: string };
type Element = [name: string, ...children: Tree[]];

function write(document: Y.Doc, ...trees: Tree[]) {
  contentOf(document).insert(0, trees.map(node));
}

function node(tree: Tree): Y.XmlElement | Y.XmlText {
  if (typeof tree === "string") return new Y.XmlText(tree);
  if (!Array.isArray(tree)) {
    const text = new Y.XmlText();
    text.insert(0, tree.bold, { bold: true });
    return text;
  }
  const [name, ...children] = tree;
  const element = new Y.XmlElement(name);
  element.insert(0, children.map(node));
  return element;
}

test("every kind of block reads as a person would type it", () => {
  const document = new Y.Doc();
  titleOf(document).insert(0, "Harvest");
  write(
    document,
    ["heading", "Fruit"],
    ["paragraph", "Apples ", { bold: "and" }, " pears", ["hardBreak"], "in a row"],
    ["bulletList", ["listItem", ["paragraph", "red"], ["bulletList", ["listItem", ["paragraph", "dark red"]]]]],
    ["orderedList", ["listItem", ["paragraph", "wash"]], ["listItem", ["paragraph", "cut"]]],
    ["taskList", ["taskItem", ["paragraph", "eat"]]],
    ["blockquote", ["paragraph", "An apple"], ["paragraph", "a day"]],
    ["codeBlock", "const a = 1;\nconst b = 2;"],
    ["horizontalRule"],
    ["table", ["tableRow", ["tableHeader", ["paragraph", "a"]], ["tableCell", ["paragraph", "b"]]]],
    ["somethingNew", ["paragraph", "is kept"]],
  );
  expect(plainText(document)).toBe(`Harvest

Fruit

Apples and pears
in a row

- red
  - dark red

1. wash
2. cut

[ ] eat

> An apple
> 
> a day

const a = 1;
const b = 2;

---

a\tb

is kept
`);
});

test("a table begins with its caption", () => {
  const document = new Y.Doc();
  write(document, ["table", ["tableRow", ["tableCell", ["paragraph", "a"]]], ["tableRow", ["tableCell"]]]);
  (contentOf(document).get(0) as Y.XmlElement).setAttribute("caption", "Letters");
  expect(plainText(document)).toBe("Letters\na\n\n");
});

test("a block may have any name", () => {
  const document = new Y.Doc();
  write(document, ["constructor", "one"], ["toString", "two"]);
  expect(plainText(document)).toBe("one\n\ntwo\n");
});

test("an empty document is an empty line", () => {
  expect(plainText(new Y.Doc())).toBe("\n");
});

test("what stands among words is said in words", () => {
  const document = new Y.Doc();
  const paragraph = new Y.XmlElement("paragraph");
  const atom = (name: string, attributes: Record<string, string>) => {
    const element = new Y.XmlElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  };
  contentOf(document).insert(0, [
    paragraph,
    atom("blockMath", { latex: "x^2" }),
    atom("embed", { url: "https://a.org" }),
  ]);
  paragraph.insert(0, [
    new Y.XmlText("Ask "),
    atom("mention", { id: "u1", label: "Ann" }),
    new Y.XmlText(" of "),
    atom("pageLink", { documentId: "plan", title: "The plan" }),
    new Y.XmlText(" on "),
    atom("date", { date: "2026-11-28" }),
    new Y.XmlText(": "),
    atom("inlineMath", { latex: "e=mc^2" }),
  ]);
  expect(plainText(document)).toBe("Ask @Ann of The plan on 2026-11-28: $e=mc^2$\n\nx^2\n\nhttps://a.org\n");
});
