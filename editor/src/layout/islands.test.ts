import { Schema } from "@tiptap/pm/model";
import { EditorState, type Transaction } from "@tiptap/pm/state";
import { expect, test } from "vitest";
import { canBeIsland, follow, hasOld, type Island, islandAt, type Islands, noIslands, remeasured } from "./islands.ts";

const schema = new Schema({
  nodes: {
    doc: { content: "block+" },
    paragraph: { group: "block", content: "inline*" },
    heading: { group: "block", content: "inline*", attrs: { level: { default: 1 } } },
    caption: { group: "block", content: "inline*", isolating: true },
    code: { group: "block", content: "text*", code: true },
    text: { group: "inline" },
    image: { group: "inline", inline: true },
  },
  marks: { bold: {} },
});

const island: Island = { height: 20, below: 4 };

/** Three paragraphs at 0, 5 and 10, of which the second is an island. */
function begin(): { state: EditorState; islands: Islands } {
  const paragraph = () => schema.node("paragraph", null, schema.text("abc"));
  const doc = schema.node("doc", null, [paragraph(), paragraph(), paragraph()]);
  const state = EditorState.create({ doc });
  const changed = follow(noIslands, state.tr.insertText("d", 7).delete(7, 8));
  return { state, islands: remeasured(changed, doc, new Map([[5, island]])) };
}

const cases: [
  what: string,
  change: (tr: Transaction) => Transaction,
  at: number,
  isIsland: boolean,
  changed?: number,
][] = [
  ["words typed into it", (tr) => tr.insertText("x", 7), 5, true, 5],
  ["words typed into another", (tr) => tr.insertText("x", 2), 6, true, 0],
  ["words made bold", (tr) => tr.addMark(6, 8, schema.mark("bold")), 5, true, 5],
  ["words made bold in several", (tr) => tr.addMark(2, 8, schema.mark("bold")), 5, true, 5],
  ["another level", (tr) => tr.setNodeAttribute(5, "level", 2), 5, false],
  ["another kind", (tr) => tr.setBlockType(6, 6, schema.nodes["heading"]!), 5, false],
  ["a split", (tr) => tr.split(7), 5, false],
  ["a join", (tr) => tr.join(5), 5, false],
  ["a deletion before it", (tr) => tr.delete(0, 5), 0, true],
  ["its own deletion", (tr) => tr.delete(5, 10), 5, false],
];

test.each(cases)("%s leaves the right block an island", (_what, change, at, isIsland, changed) => {
  const { state, islands } = begin();
  const tr = change(state.tr);
  const after = follow(islands, tr);
  expect(islandAt(after, at) !== undefined).toBe(isIsland);
  if (changed !== undefined) expect(after.changed.at(-1)).toEqual({ position: changed, tick: after.tick });
});

test("islands that are written in at once, by several, stay islands", () => {
  const { state, islands } = begin();
  const tr = state.tr.insertText("x", 12).insertText("y", 7).insertText("z", 2);
  const after = follow(islands, tr);
  expect(islandAt(after, 6)).toEqual(island);
  expect(after.changed.map(({ position }) => position).toSorted((one, other) => one - other)).toEqual([0, 6, 12]);
});

test("what was measured ahead is an island from the first change on, where it is able to", () => {
  const { state, islands } = begin();
  const tr = state.tr.insertText("x", 12).insert(2, schema.node("image"));
  const after = follow(islands, tr, new Map([10 + 1, 0].map((position) => [position, { height: 30, below: 2 }])));
  expect([islandAt(after, 0), islandAt(after, 6), islandAt(after, 11)]).toEqual([
    undefined,
    island,
    { height: 30, below: 2 },
  ]);
  expect(hasOld(after)).toBe(false);
});

test("those that did not change for long are let go of when they are many", () => {
  const doc = schema.node(
    "doc",
    null,
    Array.from({ length: 600 }, () => schema.node("paragraph", null, schema.text("abc"))),
  );
  const state = EditorState.create({ doc });
  const write = (before: Islands, index: number) => {
    const tr = state.tr.insertText("x", index * 5 + 1).delete(index * 5 + 1, index * 5 + 2);
    return follow(before, tr, new Map([[index * 5, island]]));
  };
  let islands = noIslands;
  for (let index = 0; index < 450; index += 1) islands = write(islands, index);
  expect(hasOld(islands)).toBe(false);
  for (let index = 450; index < 550; index += 1) islands = write(islands, index);
  expect(hasOld(islands)).toBe(true);
  const kept = remeasured(islands, doc, new Map());
  expect([kept.held.find().length, hasOld(kept)]).toEqual([kept.changed.length, false]);
});

test("a block that has got more than words, or has not changed for long, is no island any more", () => {
  const { state, islands } = begin();
  const withImage = state.tr.insert(7, schema.node("image"));
  expect(islandAt(remeasured(follow(islands, withImage), withImage.doc, new Map()), 5)).toBeUndefined();

  let later = islands;
  for (let count = 0; count < 500; count += 1) later = follow(later, state.tr.insertText("x", 2).delete(2, 3));
  expect(later.changed.map(({ position }) => position)).toEqual([0]);
  expect(islandAt(remeasured(later, state.doc, new Map()), 5)).toBeUndefined();
});

test("only words that wrap by themselves can be an island", () => {
  expect(canBeIsland(schema.node("paragraph"))).toBe(true);
  expect(canBeIsland(schema.node("caption", null, schema.text("x")))).toBe(false);
  expect(canBeIsland(schema.node("code", null, schema.text("x")))).toBe(false);
  expect(canBeIsland(schema.node("paragraph", null, schema.node("image")))).toBe(false);
  expect(canBeIsland(null)).toBe(false);
});
