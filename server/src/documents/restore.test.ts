import { expect, test } from "vitest";
import * as Y from "yjs";
import { withoutBroken } from "./restore.ts";

const garbage = new Uint8Array([1, 1, 7, 255, 255, 255]);

test("updates that cannot be applied are left out, all others kept in order", () => {
  const document = new Y.Doc();
  const updates: Uint8Array[] = [];
  document.on("update", (update: Uint8Array) => updates.push(update));
  for (const letter of "weft") document.getText().insert(document.getText().length, letter);

  const damaged = [garbage, ...updates.slice(0, 2), garbage, ...updates.slice(2), garbage];
  expect(withoutBroken(damaged)).toEqual({ updates, leftOut: 3 });
});

test("a document that can be restored is not touched", () => {
  const updates = [Y.encodeStateAsUpdate(new Y.Doc())];
  expect(withoutBroken(updates)).toEqual({ updates, leftOut: 0 });
});
