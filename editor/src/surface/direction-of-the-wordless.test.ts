import { type Node, Schema } from "@tiptap/pm/model";
import { EditorState, type Transaction } from "@tiptap/pm/state";
import type { DecorationSet } from "@tiptap/pm/view";
import { expect, test } from "vitest";
import type { Direction } from "../blocks/text-direction.ts";
import { directionOfTheWordless } from "./direction-of-the-wordless.ts";

const schema = new Schema({
  nodes: {
    doc: { content: "block+" },
    paragraph: { group: "block", content: "text*" },
    quote: { group: "block", content: "block+" },
    cell: { group: "block", content: "block+", isolating: true },
    code: { group: "block", content: "text*", code: true },
    divider: { group: "block" },
    text: {},
  },
});

const p = (words = "") => schema.node("paragraph", null, words ? schema.text(words) : []);
const code = (words: string) => schema.node("code", null, schema.text(words));
const quote = (...blocks: Node[]) => schema.node("quote", null, blocks);
const cell = (...blocks: Node[]) => schema.node("cell", null, blocks);
const divider = () => schema.node("divider");

function open(blocks: Node[], page: Direction = "ltr"): EditorState {
  return EditorState.create({ doc: schema.node("doc", null, blocks), plugins: [directionOfTheWordless(page)] });
}

/** What has a direction of its own: before which position, and which. */
function turned(state: EditorState): [position: number, direction: string][] {
  const set = state.plugins[0]?.getState(state) as DecorationSet;
  const styles = set.find().map((each) => [each.from, (each as unknown as Drawn).type.attrs.style] as const);
  return styles
    .map(([from, style]) => [from, style.replace("direction: ", "")] as [number, string])
    .toSorted(([a], [b]) => a - b);
}

interface Drawn {
  readonly type: { readonly attrs: { readonly style: string } };
}

const opened: [what: string, blocks: Node[], page: Direction, turned: [number, string][]][] = [
  ["words alone turn nothing", [p("אב"), p("ab"), quote(p("אב"), p("ab"))], "ltr", []],
  [
    "behind words from the right",
    [p("אב"), p(), p("12"), p("ab"), p()],
    "ltr",
    [
      [4, "rtl"],
      [6, "rtl"],
    ],
  ],
  ["over a divider and code", [p("אב"), divider(), code("ab"), p()], "ltr", [[9, "rtl"]]],
  [
    "before the words of what it is in",
    [quote(p(), p("אב"), p()), p("ab")],
    "ltr",
    [
      [1, "rtl"],
      [7, "rtl"],
    ],
  ],
  [
    "a whole block, behind words",
    [p("אב"), quote(p())],
    "ltr",
    [
      [4, "rtl"],
      [5, "rtl"],
    ],
  ],
  ["not what stands for itself", [p("אב"), cell(p())], "ltr", []],
  [
    "in a page from the right",
    [p(), quote(p()), p("ab"), p()],
    "rtl",
    [
      [0, "rtl"],
      [3, "rtl"],
    ],
  ],
  ["a whole block, in a page from the right", [p("ab"), quote(p())], "rtl", [[4, "ltr"]]],
];

test.each(opened)("%s", (_what, blocks, page, expected) => {
  expect(turned(open(blocks, page))).toEqual(expected);
});

/** At 0 `אב`, at 4 nothing, at 6 a quote of nothing, at 7, and `אב`, at 9; at 14 `12`, at 18 `ab`. */
const before = () => open([p("אב"), p(), quote(p(), p("אב")), p("12"), p("ab"), p()]);

const changes: [what: string, change: (tr: Transaction) => Transaction][] = [
  ["words typed behind others", (tr) => tr.insertText("ג", 3)],
  ["the first letter of another direction", (tr) => tr.insertText("c", 1)],
  ["the first letter", (tr) => tr.insertText("c", 5)],
  ["digits", (tr) => tr.insertText("1", 5)],
  ["letters that are deleted", (tr) => tr.delete(1, 3)],
  ["a letter in what stands in a block", (tr) => tr.insertText("c", 8)],
  ["a split at the end", (tr) => tr.split(3)],
  ["a split at the beginning", (tr) => tr.split(1)],
  ["a join", (tr) => tr.join(4)],
  ["a join of two without words", (tr) => tr.split(5).join(6)],
  ["a block that goes", (tr) => tr.delete(0, 4)],
  ["a block that comes", (tr) => tr.insert(4, p("ab"))],
  ["a block that is lifted", (tr) => tr.replaceWith(6, 14, [p(), p("אב")])],
  ["another kind", (tr) => tr.setBlockType(5, 5, schema.nodes["code"]!)],
  ["several at once", (tr) => tr.insertText("c", 19).insertText("c", 8).insertText("c", 1).delete(4, 6)],
  ["all of it anew", (tr) => tr.replaceWith(0, tr.doc.content.size, [p(), p("אב"), p()])],
];

test.each(changes)("after %s it is as if the text had been opened so", (_what, change) => {
  const state = before();
  const after = state.apply(change(state.tr));
  expect(turned(after)).toEqual(turned(open([...after.doc.children])));
});
