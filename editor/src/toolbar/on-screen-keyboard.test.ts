import { afterEach, expect, test, vi } from "vitest";
import { followKeyboard, outOfSight } from "./on-screen-keyboard.ts";

afterEach(() => void vi.unstubAllGlobals());

test.each([
  ["there is no keyboard", { height: 780, offsetTop: 0, scale: 1 }, { above: 0, below: 0 }],
  ["a keyboard covers the lower part", { height: 440, offsetTop: 0, scale: 1 }, { above: 0, below: 340 }],
  ["the page was pushed up behind it", { height: 440, offsetTop: 120, scale: 1 }, { above: 120, below: 220 }],
  ["the page was pushed up all the way", { height: 440, offsetTop: 340, scale: 1 }, { above: 340, below: 0 }],
  ["it springs back beyond its edge", { height: 440, offsetTop: -20, scale: 1 }, { above: 0, below: 360 }],
  ["bars of the browser are in between", { height: 780.4, offsetTop: 0, scale: 1 }, { above: 0, below: 0 }],
  ["one has zoomed in", { height: 390, offsetTop: 100, scale: 2 }, { above: 0, below: 0 }],
])("what is out of sight when %s", (_what, seen, out) => {
  expect(outOfSight(780, seen)).toEqual(out);
});

test("it is followed until the end", () => {
  const seen = Object.assign(new EventTarget(), { height: 780, offsetTop: 0, scale: 1 });
  vi.stubGlobal("window", { innerHeight: 780, visualViewport: seen });
  const told: number[] = [];
  const end = followKeyboard(({ below }) => told.push(below));
  seen.height = 440;
  seen.dispatchEvent(new Event("resize"));
  seen.offsetTop = 100;
  seen.dispatchEvent(new Event("scroll"));
  end();
  seen.dispatchEvent(new Event("resize"));
  expect(told).toEqual([0, 340, 240]);
});
