// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from "vitest";
import { drawAll, whenNear } from "./when-near.ts";

class NeverNear {
  observe() {}
  unobserve() {}
}

vi.stubGlobal("IntersectionObserver", NeverNear);
afterEach(() => drawAll());

const element = () => document.createElement("p");

test("what is not near is drawn when all of it is asked for, once, and waited for", async () => {
  const events: string[] = [];
  whenNear(element(), async () => {
    events.push("begun");
    await new Promise((resolve) => setTimeout(resolve));
    events.push("drawn");
  });
  expect(events).toEqual([]);
  await Promise.all([drawAll(), drawAll()]);
  expect(events).toEqual(["begun", "drawn"]);
});

test("what was left is not drawn", async () => {
  const draw = vi.fn<() => void>();
  whenNear(element(), draw)();
  await drawAll();
  expect(draw).not.toHaveBeenCalled();
});

test("one that cannot be drawn keeps nobody waiting", async () => {
  whenNear(element(), () => Promise.reject(new Error("no network")));
  await expect(drawAll()).resolves.toBeUndefined();
});

test("a browser that is about to print has all drawn", () => {
  const draw = vi.fn<() => void>();
  whenNear(element(), draw);
  dispatchEvent(new Event("beforeprint"));
  expect(draw).toHaveBeenCalledOnce();
});
