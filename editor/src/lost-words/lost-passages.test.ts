import { Schema } from "@tiptap/pm/model";
import { EditorState, type Transaction } from "@tiptap/pm/state";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { RelativePosition } from "yjs";
import { LostPassages } from "./lost-passages.ts";

const schema = new Schema({
  nodes: {
    doc: { content: "block+" },
    paragraph: { group: "block", content: "text*" },
    heading: { group: "block", content: "text*" },
    text: {},
  },
});
const paragraph = (words: string) => schema.node("paragraph", null, schema.text(words));
const place = new RelativePosition(null, "content", null, -1);

let passages: LostPassages;
let state: EditorState;

beforeEach(() => {
  vi.useFakeTimers();
  passages = new LostPassages();
  state = EditorState.create({
    doc: schema.node("doc", null, [paragraph("One."), paragraph("Mine."), paragraph("Two.")]),
  });
});
afterEach(() => vi.useRealTimers());

/** Somebody takes away what holds “Mine.” by an edit. */
function loses(edit: (tr: Transaction) => Transaction, words = "Mine."): string[][] {
  passages.lose([{ words, place }]);
  passages.see(edit(state.tr));
  vi.advanceTimersByTime(1_000);
  return passages.getState().map(({ paragraphs }) => [...paragraphs]);
}

test("what is deleted is lost until somebody has decided about it", () => {
  expect(loses((tr) => tr.delete(6, 13))).toEqual([["Mine."]]);
  passages.dismiss(passages.getState()[0]!.id);
  expect(passages.getState()).toEqual([]);
});

test("what goes at once is one passage", () => {
  passages.lose([{ words: "First.", place }]);
  expect(loses((tr) => tr.delete(0, 13))).toEqual([["First.", "Mine."]]);
});

test.each<[string, (tr: Transaction) => Transaction]>([
  ["moved", (tr) => tr.delete(6, 13).insert(0, paragraph("Mine."))],
  ["made a heading", (tr) => tr.setBlockType(7, 7, schema.nodes["heading"]!)],
  ["joined to another", (tr) => tr.join(6)],
])("what is only %s is not lost", (_what, edit) => expect(loses(edit)).toEqual([]));

test("blanks are no words", () => expect(loses((tr) => tr.delete(6, 13), " … ")).toEqual([]));
