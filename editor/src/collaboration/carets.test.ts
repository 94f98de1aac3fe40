import { expect, test } from "vitest";
import * as Y from "yjs";
import { hasCaret } from "./carets.ts";

const content = new Y.Doc().getXmlFragment("content");
const anchor = Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(content, 0)) as object;
const user = { name: "Ann", color: "#aa5500" };

test("a caret as editors send it is shown", () => {
  expect(hasCaret({ user, cursor: { anchor, head: anchor } })).toBe(true);
  expect(hasCaret({ cursor: { anchor: { item: { client: 7, clock: 0 } }, head: anchor } })).toBe(true);
});

test.each([
  ["no cursor", { user }],
  ["no head", { user, cursor: { anchor } }],
  ["a position of nothing", { user, cursor: { anchor: {}, head: {} } }],
  ["a clock before the first", { user, cursor: { anchor, head: { item: { client: 1, clock: -1 } } } }],
  ["a clock that is no number", { user, cursor: { anchor, head: { item: { client: 1, clock: "0" } } } }],
  ["a position in another root", { user, cursor: { anchor, head: { tname: "title" } } }],
  ["a side that is no number", { user, cursor: { anchor, head: { ...anchor, assoc: {} } } }],
  ["a user that is no object", { user: "Ann", cursor: { anchor, head: anchor } }],
  ["no user at all, said so", { user: null, cursor: { anchor, head: anchor } }],
])("a state with %s shows no caret", (_, state) => {
  expect(hasCaret(state)).toBe(false);
});
