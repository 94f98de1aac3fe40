import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { findChange, mapIndex } from "./text-change.ts";

describe("findChange", () => {
  test.each([
    ["", "a", 1, { index: 0, deleted: 0, inserted: "a" }],
    ["ac", "abc", 2, { index: 1, deleted: 0, inserted: "b" }],
    ["abc", "ac", 1, { index: 1, deleted: 1, inserted: "" }],
    ["aa", "aaa", 1, { index: 0, deleted: 0, inserted: "a" }],
    ["aa", "aaa", 3, { index: 2, deleted: 0, inserted: "a" }],
    ["one two", "one 2", 5, { index: 4, deleted: 3, inserted: "2" }],
  ])("%j → %j with the caret at %i", (before, after, caret, change) => {
    expect(findChange(before, after, caret)).toEqual(change);
  });

  test("nothing changed", () => {
    expect(findChange("same", "same", 2)).toBeUndefined();
  });

  test("applied to the text before, it gives the text after, wherever the caret is", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 8 });
    fc.assert(
      fc.property(text, text, fc.nat(8), (before, after, caret) => {
        const change = findChange(before, after, Math.min(caret, after.length));
        const { index, deleted, inserted } = change ?? { index: 0, deleted: 0, inserted: "" };
        expect(before.slice(0, index) + inserted + before.slice(index + deleted)).toBe(after);
      }),
    );
  });
});

test("mapIndex keeps a position beside the letters it was beside", () => {
  const letters = fc.string({ unit: fc.constantFrom("a", "b", "c"), minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(letters, fc.nat(8), fc.nat(8), fc.nat(4), letters, (start, position, index, deleted, inserted) => {
      const text = new Y.Doc().getText();
      text.insert(0, start);
      const before = Math.min(position, start.length);
      const at = Math.min(index, start.length);
      const relative = Y.createRelativePositionFromTypeIndex(text, before, -1);
      let mapped = -1;
      text.observe((event) => {
        mapped = mapIndex(event.delta as never, before);
      });
      text.doc?.transact(() => {
        text.delete(at, Math.min(deleted, start.length - at));
        text.insert(at, inserted);
      });
      const expected = Y.createAbsolutePositionFromRelativePosition(relative, text.doc as Y.Doc)?.index ?? 0;
      // At the very place of a change both sides are right; elsewhere there is one answer.
      if (before < at || before > at + deleted) expect(mapped).toBe(expected);
    }),
  );
});
