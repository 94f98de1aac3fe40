import { expect, test } from "vitest";
import { createSlots } from "./slots.ts";

test("so many work at once, so many wait in their order, and the rest is refused", async () => {
  const inSlot = createSlots(1, 2);
  const done: string[] = [];
  let finish = () => {};
  const first = inSlot(() => new Promise<void>((resolve) => (finish = resolve)));
  const second = inSlot(async () => void done.push("second")).then(() => inSlot(async () => void done.push("again")));
  const third = inSlot(async () => void done.push("third"));
  await expect(inSlot(async () => {})).rejects.toMatchObject({ code: "unavailable" });
  expect(done).toEqual([]);
  finish();
  await Promise.all([first, second, third]);
  expect(done).toEqual(["second", "third", "again"]);
});

test("work that fails gives its slot back", async () => {
  const inSlot = createSlots(1, 0);
  await expect(inSlot(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(await inSlot(async () => "done")).toBe("done");
});

test("a slot that was handed over is taken until that work ends", async () => {
  const inSlot = createSlots(1, 5);
  let working = 0;
  const work = async () => {
    working += 1;
    expect(working).toBe(1);
    await new Promise((resolve) => setImmediate(resolve));
    working -= 1;
  };
  const first = inSlot(work);
  const second = inSlot(work);
  await first;
  await Promise.all([inSlot(work), second]);
});
