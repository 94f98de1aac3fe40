import { expect, test } from "vitest";
import { historyKeyOf } from "./history-key.ts";

const plain = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };

test.each([
  [{ key: "z", ctrlKey: true }, "undo"],
  [{ key: "z", metaKey: true }, "undo"],
  [{ key: "Z", ctrlKey: true, shiftKey: true }, "redo"],
  [{ key: "y", ctrlKey: true }, "redo"],
  [{ key: "z" }, undefined],
  [{ key: "z", ctrlKey: true, altKey: true }, undefined],
  [{ key: "x", ctrlKey: true }, undefined],
])("%o means %s", (pressed, way) => {
  expect(historyKeyOf({ ...plain, ...pressed })).toBe(way);
});
