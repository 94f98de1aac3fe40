import { expect, test } from "vitest";
import { sizeAfter } from "./table-size.ts";

test.each([
  ["ArrowDown", "3x3", 1, "4x3"],
  ["ArrowUp", "3x3", 1, "2x3"],
  ["ArrowRight", "3x3", 1, "3x4"],
  ["ArrowLeft", "3x3", 1, "3x2"],
  ["ArrowRight", "3x3", -1, "3x2"],
  ["ArrowLeft", "3x3", -1, "3x4"],
  ["ArrowUp", "1x3", 1, "1x3"],
  ["ArrowDown", "8x3", 1, "8x3"],
  ["ArrowLeft", "3x1", 1, "3x1"],
  ["ArrowRight", "3x8", 1, "3x8"],
  ["Home", "3x5", 1, "3x1"],
  ["End", "3x5", -1, "3x8"],
  ["PageUp", "3x5", 1, "1x5"],
  ["PageDown", "3x5", 1, "8x5"],
  ["a", "3x3", 1, undefined],
] as const)("%s at %s (%i) leads to %s", (key, from, across, to) => {
  const [rows = 0, columns = 0] = from.split("x").map(Number);
  const size = sizeAfter(key, { rows, columns }, across);
  expect(size && `${size.rows}x${size.columns}`).toBe(to);
});
