import { expect, test } from "vitest";
import * as Y from "yjs";
import { cutRestored } from "./undo-pieces.ts";

function begin() {
  const document = new Y.Doc();
  document.clientID = 1;
  const text = document.getText();
  const undo = new Y.UndoManager(text, { trackedOrigins: new Set(["me"]), captureTimeout: 0 });
  cutRestored(undo);
  return { document, text, undo, edit: (work: () => void) => document.transact(work, "me") };
}

/** Takes all back and does it again, but for the last. */
function undoAndRedo(undo: Y.UndoManager) {
  const { length } = undo.undoStack;
  for (let count = 0; count < length; count += 1) undo.undo();
  for (let count = 1; count < length; count += 1) undo.redo();
}

test("what was restored behind it, and has grown together with it, is not taken back with it", () => {
  const { text, undo, edit } = begin();
  const parent = new Y.XmlText();
  edit(() => {
    text.insertEmbed(0, parent);
    parent.insert(0, "one.");
  });
  edit(() => parent.insert(3, "two"));
  edit(() => parent.delete(0, 3));
  undoAndRedo(undo);
  const restored = () => String((text.toDelta() as { insert: Y.XmlText }[])[0]?.insert);
  expect(restored()).toBe("onetwo.");
  undo.redo();
  expect(restored()).toBe("two.");
});

test("all of what was restored is taken back when somebody wrote into it", () => {
  const { document, text, undo, edit } = begin();
  edit(() => text.insert(0, "words"));
  edit(() => text.delete(0, 5));
  undo.undo();
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(document));
  other.getText().insert(2, "XX");
  Y.applyUpdate(document, Y.encodeStateAsUpdate(other));
  undo.undo();
  expect(text.toString()).toBe("XX");
});
