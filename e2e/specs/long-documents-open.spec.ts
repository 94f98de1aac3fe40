import { writeLines } from "../lines.ts";
import { expect, test } from "../test.ts";
import type { Writer } from "../writer.ts";
import { wordsOf } from "../yjs-blocks.ts";

const lines = 2_000;
const lastLine = `Line ${lines - 1}:`;

function putOff({ page }: Writer): Promise<number> {
  return page.evaluate(
    () =>
      [...document.querySelectorAll<HTMLElement>(".ProseMirror > *")].filter(
        ({ style }) => style.contentVisibility === "hidden",
      ).length,
  );
}

/** The page never gets to what waits for a calm moment. */
async function isNeverCalm({ page }: Writer) {
  await page.addInitScript(() => {
    globalThis.requestIdleCallback = () => 0;
  });
}

test("a long document is shown before the browser has laid out all of it, and the rest follows by itself", async ({
  server,
  arrives,
}) => {
  const ann = await arrives("Ann");
  const other = await writeLines(server, lines);
  await ann.page.addInitScript(() => {
    const watch = new MutationObserver(() => {
      const last = document.querySelector<HTMLElement>(".ProseMirror > :last-child");
      if (last?.style.contentVisibility === "hidden") document.documentElement.dataset["wasPutOff"] = "true";
    });
    watch.observe(document, { childList: true, subtree: true });
  });
  await ann.opens("notes");
  await ann.sees(lastLine);
  await expect(ann.page.locator("html")).toHaveAttribute("data-was-put-off", "true");
  await expect.poll(() => putOff(ann)).toBe(0);
  const height = await ann.text.evaluate((text) => text.getBoundingClientRect().height);
  const line = await ann.text.locator("p").first().boundingBox();
  expect(height).toBeGreaterThan(lines * (line?.height ?? Infinity));
  await ann.text.focus();
  expect(await ann.selection()).toMatch(/^\|Line 0:/);
  other.leave();
});

const acts: [what: string, act: (ann: Writer) => Promise<unknown>][] = [
  ["clicks", (ann) => ann.text.locator("p").first().click()],
  ["presses a key", (ann) => ann.page.keyboard.press("Shift")],
  ["turns the wheel", (ann) => ann.page.mouse.move(400, 400).then(() => ann.page.mouse.wheel(0, 200))],
  ["scrolls", (ann) => ann.page.evaluate(() => scrollBy(0, 2_000))],
  ["goes far down", (ann) => ann.goesBehind("Line 1500: some")],
];

test("whoever does anything has the whole document laid out at once", async ({ server, arrives }) => {
  const ann = await arrives("Ann");
  const other = await writeLines(server, lines);
  await isNeverCalm(ann);
  for (const [what, act] of acts) {
    await ann.opens("notes");
    await ann.sees(lastLine);
    expect(await putOff(ann), what).toBeGreaterThan(lines / 2);
    await act(ann);
    await expect.poll(() => putOff(ann), what).toBe(0);
  }
  await ann.presses("Control+End");
  await expect(ann.text.getByText(lastLine)).toBeInViewport();
  other.leave();
});

test("what others write in a part that is not laid out yet has its height when it is", async ({ server, arrives }) => {
  const ann = await arrives("Ann");
  const other = await writeLines(server, lines);
  await isNeverCalm(ann);
  await ann.opens("notes");
  await ann.sees(lastLine);
  const before = await putOff(ann);
  wordsOf(other.content.get(1_500)).insert(0, "Much more than there was. ".repeat(20));
  await ann.sees("Much more");
  expect(await putOff(ann)).toBe(before - 1);
  await ann.presses("Shift");
  await expect.poll(() => putOff(ann)).toBe(0);
  const { held, natural } = await ann.text.getByText("Much more").evaluate((block) => {
    const copy = block.cloneNode(true) as HTMLElement;
    copy.className = "";
    block.after(copy);
    const heights = { held: block.getBoundingClientRect().height, natural: copy.getBoundingClientRect().height };
    copy.remove();
    return heights;
  });
  expect(held).toBeCloseTo(natural, 0);
  other.leave();
});
