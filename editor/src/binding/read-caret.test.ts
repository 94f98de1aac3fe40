import { expect, test } from "vitest";
import * as Y from "yjs";
import { readCaret } from "./read-caret.ts";

const document = new Y.Doc();
const fragment = document.getXmlFragment("content");
const anchor = Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(fragment, 0)) as object;
const onItem = { item: { client: 7, clock: 0 } };

test("a caret as editors send it is read", () => {
  expect(readCaret({ user: {}, cursor: { anchor, head: onItem } }, fragment)).toEqual({
    anchor: Y.createRelativePositionFromJSON(anchor),
    head: Y.createRelativePositionFromJSON(onItem),
    isOfCells: false,
  });
});

test.each([
  ["no state", undefined],
  ["a state that is no object", "caret"],
  ["no cursor", { user: {} }],
  ["a cursor that was taken away", { cursor: null }],
  ["no head", { cursor: { anchor } }],
  ["a position of nothing", { cursor: { anchor: {}, head: {} } }],
  ["a clock before the first", { cursor: { anchor, head: { item: { client: 1, clock: -1 } } } }],
  ["a clock that is no number", { cursor: { anchor, head: { item: { client: 1, clock: "0" } } } }],
  ["a type that is no id", { cursor: { anchor, head: { type: "content" } } }],
  ["a position in another root", { cursor: { anchor, head: { tname: "title" } } }],
  ["a side that is no number", { cursor: { anchor, head: { ...anchor, assoc: {} } } }],
])("%s is no caret", (_, state) => {
  expect(readCaret(state, fragment)).toBeUndefined();
  expect([...document.share.keys()]).toEqual(["content"]);
});
