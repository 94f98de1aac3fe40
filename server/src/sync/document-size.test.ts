import { expect, test } from "vitest";
import { DocumentSize } from "./document-size.ts";

test("there is room up to the quota, and no more", () => {
  const size = new DocumentSize(0, 100);
  const hasRoomFor = (bytes: number) => size.hasRoomFor(bytes, 0, () => 90);
  expect(hasRoomFor(100)).toBe(true);
  size.grew(90);
  expect([hasRoomFor(10), hasRoomFor(11)]).toEqual([true, false]);
});

test("what was deleted makes room again, and a full document is rarely measured", () => {
  let measured = 0;
  let real = 100;
  const measure = () => {
    measured += 1;
    return real;
  };
  const size = new DocumentSize(500, 100);
  for (let now = 0; now < 9_000; now += 100) expect(size.hasRoomFor(50, now, measure)).toBe(false);
  expect(measured).toBe(1);
  real = 20;
  expect(size.hasRoomFor(50, 10_000, measure)).toBe(true);
  expect([measured, size.bytes]).toEqual([2, 20]);
});

test("who deletes as much as comes in is never told that the document is full", () => {
  const size = new DocumentSize(0, 100);
  for (let written = 0; written < 1_000; written += 10) {
    expect(size.hasRoomFor(10, written, () => 20)).toBe(true);
    size.grew(10);
  }
});
