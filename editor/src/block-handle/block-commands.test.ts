import { getSchema } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { type Command, EditorState, TextSelection } from "@tiptap/pm/state";
import { expect, test } from "vitest";
import { extensionsOf } from "../blocks/block.ts";
import { blocks } from "../blocks.ts";
import { english } from "../messages/english.ts";
import { deleteBlock, duplicateBlock, moveAround, moveBlock } from "./block-commands.ts";
import { movableAround, movableOutside } from "./movable.ts";

const schema = getSchema(extensionsOf(blocks, english));

const p = (text: string) => schema.node("paragraph", null, text ? schema.text(text) : undefined);
const item = (...content: Node[]) => schema.node("listItem", null, content);
const list = (...content: Node[]) => schema.node("bulletList", null, content);
const quote = (...content: Node[]) => schema.node("blockquote", null, content);

function stateOf(...content: Node[]): EditorState {
  return EditorState.create({ doc: schema.node("doc", null, content) });
}

function placeOf(doc: Node, words: string): number {
  let found = -1;
  doc.descendants((node, position) => {
    if (node.isText && node.text?.includes(words)) found = position;
  });
  return found;
}

function run(state: EditorState, command: Command): EditorState | undefined {
  let after: EditorState | undefined;
  command(state, (tr) => (after = state.apply(tr)));
  return after;
}

const nested = () => stateOf(p("one"), list(item(p("two"), list(item(p("three")))), item(p("four"))), quote(p("five")));

test.each([
  ["one", "paragraph"],
  ["two", "listItem"],
  ["three", "listItem"],
  ["five", "paragraph"],
])("around “%s” one takes the %s", (words, type) => {
  const { doc } = nested();
  const found = movableAround(doc.resolve(placeOf(doc, words)));
  expect(found?.node.type.name).toBe(type);
  expect(doc.nodeAt(found?.position ?? -1)).toBe(found?.node);
  expect(found?.node.textContent.startsWith(words)).toBe(true);
});

test("the block around a block can be taken, too", () => {
  const { doc } = nested();
  const inQuote = movableAround(doc.resolve(placeOf(doc, "five")));
  expect(movableOutside(doc, inQuote?.position ?? 0)?.node.type.name).toBe("blockquote");
  expect(movableOutside(doc, 0)).toBeUndefined();
});

test("a block changes places with its neighbour, and the caret stays in it", () => {
  const state = stateOf(p("one"), p("two"), p("three"));
  const inTwo = state.apply(state.tr.setSelection(TextSelection.create(state.doc, 7)));
  const up = run(inTwo, moveAround(-1)) as EditorState;
  expect(up.doc.textContent).toBe("twoonethree");
  expect(up.selection.$from.parent.textContent).toBe("two");
  expect(up.doc.child(0)).toBe(inTwo.doc.child(1));
  const down = run(up, moveAround(1)) as EditorState;
  expect(down.doc.textContent).toBe("onetwothree");
  expect(down.selection.$from.parent.textContent).toBe("two");
  expect(run(down, moveBlock(0, -1))).toBeUndefined();
});

test("an item moves in its list, with what is in it", () => {
  const { doc } = nested();
  const state = EditorState.create({ doc, selection: TextSelection.create(doc, placeOf(doc, "four")) });
  const up = run(state, moveAround(-1)) as EditorState;
  expect(up.doc.textContent).toBe("onefourtwothreefive");
  expect(run(up, moveAround(-1))).toBeUndefined();
});

test("a copy comes behind, and what is deleted takes an empty list with it", () => {
  const state = stateOf(p("one"), list(item(p("two"))));
  const copied = run(state, duplicateBlock(0)) as EditorState;
  expect(copied.doc.textContent).toBe("oneonetwo");
  expect(copied.selection.from).toBe(6);
  const found = movableAround(state.doc.resolve(placeOf(state.doc, "two")));
  const deleted = run(state, deleteBlock(found?.position ?? 0)) as EditorState;
  expect(deleted.doc.toString()).toBe('doc(paragraph("one"))');
});

/** From the first words to the last. */
function selected(state: EditorState, from: string, to: string): EditorState {
  const { doc } = state;
  const [start, end] = [placeOf(doc, from), placeOf(doc, to) + to.length];
  return state.apply(state.tr.setSelection(TextSelection.create(doc, start, end)));
}

test("several blocks that are selected move, are copied and go as one", () => {
  const state = selected(stateOf(p("one"), p("two"), p("three"), p("four")), "two", "three");
  const down = run(state, moveAround(1)) as EditorState;
  expect(down.doc.textContent).toBe("onefourtwothree");
  expect(run(down, moveAround(1))).toBeUndefined();
  const up = run(run(down, moveAround(-1)) as EditorState, moveAround(-1)) as EditorState;
  expect(up.doc.textContent).toBe("twothreeonefour");
  expect([up.selection.$from.parent.textContent, up.selection.$to.parent.textContent]).toEqual(["two", "three"]);
  const copied = run(up, duplicateBlock(0)) as EditorState;
  expect(copied.doc.textContent).toBe("twothreetwothreeonefour");
  expect(copied.selection.from).toBe(up.doc.child(0).nodeSize + up.doc.child(1).nodeSize + 1);
  expect(run(copied, deleteBlock(copied.selection.from - 1))?.doc.textContent).toBe("twothreeonefour");
});

test("a block that is not among the selected ones is meant alone, and so is one in which all is selected", () => {
  const state = selected(stateOf(p("one"), p("two"), p("three")), "two", "three");
  expect(run(state, deleteBlock(0))?.doc.textContent).toBe("twothree");
  expect(run(selected(state, "two", "two"), moveAround(1))?.doc.textContent).toBe("onethreetwo");
});

test.each([
  ["two", "four", 1, "zeroonefivetwothreefour"],
  ["one", "three", -1, "onetwothreefourfivezero"],
  ["two", "three", 1, "zeroonefourtwothreefive"],
] as const)("from “%s” to “%s” it is the blocks or items that are beside each other", (from, to, direction, words) => {
  const items = list(item(p("two"), list(item(p("three")))), item(p("four")), item(p("five")));
  const state = selected(stateOf(p("zero"), p("one"), items), from, to);
  expect(run(state, moveAround(direction))?.doc.textContent).toBe(words);
});

test("a block of which only the end or the beginning is reached is not selected", () => {
  const state = stateOf(p("one"), p("two"), p("three"), p("four"));
  const between = (from: number, to: number) =>
    state.apply(state.tr.setSelection(TextSelection.create(state.doc, from, to)));
  // From the end of “one” to the beginning of “four”, and to the end of “two”.
  expect(run(between(4, 18), moveAround(1))?.doc.textContent).toBe("onefourtwothree");
  expect(run(between(4, 9), moveAround(1))?.doc.textContent).toBe("onethreetwofour");
});
