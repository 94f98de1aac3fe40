import { writeLines } from "../lines.ts";
import type { Server } from "../server.ts";
import { expect, test } from "../test.ts";
import type { Writer } from "../writer.ts";
import { wordsOf, yBlock } from "../yjs-blocks.ts";

const lines = 2_000;
const lastLine = `Line ${lines - 1}:`;

function waiting({ page }: Writer): Promise<number> {
  return page.locator(".ProseMirror > br[hidden]").count();
}

/** Her page never gets to what waits for a calm moment. */
async function comeToLongDocument(server: Server, arrives: (name: string) => Promise<Writer>) {
  const ann = await arrives("Ann");
  const other = await writeLines(server, lines);
  await ann.page.addInitScript(() => {
    globalThis.requestIdleCallback = () => 0;
  });
  return { ann, other };
}

test("a long document is shown before all of it is drawn, and the rest follows by itself", async ({
  server,
  arrives,
}) => {
  const ann = await arrives("Ann");
  const other = await writeLines(server, lines);
  await ann.page.addInitScript(() => {
    const watch = new MutationObserver(() => {
      const last = document.querySelector<HTMLElement>(".ProseMirror > :last-child");
      if (last?.hidden) document.documentElement.dataset["waited"] ??= `${last.parentElement?.offsetHeight}`;
    });
    watch.observe(document, { childList: true, subtree: true });
  });
  await ann.opens("notes");
  await ann.sees(lastLine);
  await expect.poll(() => waiting(ann)).toBe(0);
  const height = await ann.text.evaluate((text) => text.getBoundingClientRect().height);
  const line = await ann.text.locator("p").first().boundingBox();
  expect(height).toBeGreaterThan(lines * (line?.height ?? Infinity));
  const estimated = Number(await ann.page.locator("html").getAttribute("data-waited"));
  expect(estimated / height).toBeGreaterThan(0.8);
  expect(estimated / height).toBeLessThan(1.2);
  await ann.text.focus();
  expect(await ann.selection()).toMatch(/^\|Line 0:/);
  other.leave();
});

test("a browser that takes its time for each portion is not asked for more and more of them", async ({
  server,
  arrives,
}) => {
  const ann = await arrives("Ann");
  const other = await writeLines(server, lines);
  await ann.page.addInitScript(() => {
    const { getBoundingClientRect } = Element.prototype;
    Element.prototype.getBoundingClientRect = function measure() {
      const end = performance.now() + (this.matches(".ProseMirror") ? 100 : 0);
      while (performance.now() < end);
      return getBoundingClientRect.call(this);
    };
    let left = 0;
    let portions = 0;
    const watch = new MutationObserver(() => {
      const now = document.querySelectorAll(".ProseMirror > br[hidden]").length;
      if (now < left) document.documentElement.dataset["portions"] = `${(portions += 1)}`;
      left = now;
    });
    watch.observe(document, { childList: true, subtree: true });
  });
  await ann.opens("notes");
  await expect.poll(() => waiting(ann), { timeout: 30_000 }).toBe(0);
  expect(Number(await ann.page.locator("html").getAttribute("data-portions"))).toBeLessThan(50);
  other.leave();
});

test("what one writes at the beginning before the rest is drawn stays, and so does the rest", async ({
  server,
  arrives,
}) => {
  const { ann, other } = await comeToLongDocument(server, arrives);
  await ann.opens("notes");
  await ann.goesBehind("Line 3: some words of a long text.");
  await ann.page.keyboard.type(" And more.");
  await ann.presses("Enter");
  await ann.page.keyboard.type("A new line");
  expect(await waiting(ann)).toBeGreaterThan(lines / 2);
  await expect.poll(() => wordsOf(other.content.get(4)).toString()).toBe("A new line");
  expect(wordsOf(other.content.get(3)).toString()).toBe("Line 3: some words of a long text. And more.");
  expect(other.content).toHaveLength(lines + 1);
  await ann.presses("Control+End");
  await expect(ann.text.getByText(lastLine)).toBeInViewport();
  expect(await ann.text.locator("> p").count()).toBe(lines + 1);
  other.leave();
});

const ways: [what: string, go: (ann: Writer) => Promise<unknown>, whatIsSeen: string][] = [
  ["by a shortcut", (ann) => ann.presses("Control+End"), lastLine],
  ["by the scroll bar", (ann) => ann.page.evaluate(() => scrollTo(0, document.body.scrollHeight)), lastLine],
  ["by the wheel", (ann) => ann.page.mouse.move(400, 400).then(() => ann.page.mouse.wheel(0, 10_000)), "Line 225:"],
  ["by the keys of the caret", (ann) => ann.presses(...Array.from({ length: 30 }, () => "PageDown")), "Line 300:"],
];

test("whoever goes where nothing is drawn yet finds it drawn", async ({ server, arrives }) => {
  const { ann, other } = await comeToLongDocument(server, arrives);
  for (const [what, go, words] of ways) {
    await ann.opens("notes");
    expect(await waiting(ann), what).toBeGreaterThan(lines / 2);
    await ann.text.focus();
    await go(ann);
    await expect(ann.text.getByText(words), what).toBeVisible();
    if (words === lastLine) await expect(ann.text.getByText(words), what).toBeInViewport();
  }
  other.leave();
});

test("whoever scrolls past what is always drawn at once finds all that is before it", async ({ server, arrives }) => {
  const { ann, other } = await comeToLongDocument(server, arrives);
  for (let place = lines - 50; place > 0; place -= 50)
    other.content.insert(place, [yBlock("blockquote", yBlock("paragraph", `Before line ${place}`))]);
  await expect.poll(() => other.isSaved).toBe(true);
  await ann.opens("notes");
  expect(await waiting(ann)).toBeGreaterThan(lines / 2);
  await ann.text.evaluate((text) => {
    const next = text.querySelector(":scope > br[hidden]");
    scrollBy(0, (next?.previousElementSibling?.getBoundingClientRect().bottom ?? 0) - innerHeight / 2);
  });
  const inSight = () =>
    ann.text.evaluate((text) =>
      [...text.children]
        .filter((block) => {
          const { top, bottom, height } = block.getBoundingClientRect();
          return height > 0 && bottom > 0 && top < innerHeight;
        })
        .map((block) => Number(/line (\d+)/i.exec(block.textContent)?.[1] ?? Number.NaN))
        .filter((line) => !Number.isNaN(line)),
    );
  await expect.poll(async () => (await inSight()).length).toBeGreaterThan(5);
  const seen = await inSight();
  const steps = seen.slice(1).map((line, index) => line - (seen[index] ?? Number.NaN));
  expect(steps.filter((step) => step > 1)).toEqual([]);
  other.leave();
});

test("a link into a part that is not drawn yet leads there, and so does a search", async ({ server, arrives }) => {
  const { ann, other } = await comeToLongDocument(server, arrives);
  await ann.opens("notes#b-0-0-line-1500-some-words-of-a-long-text");
  await expect(ann.text.getByText("Line 1500:")).toBeInViewport();

  await ann.opens("notes");
  await ann.page.evaluate(() => {
    globalThis.requestIdleCallback = (run) => Number(setTimeout(run));
  });
  await ann.page.getByRole("button", { name: "View" }).click();
  await ann.page.getByRole("button", { name: "Find and replace" }).click();
  await ann.page.keyboard.insertText("Line 1200:");
  await expect(ann.text.getByText("Line 1200:")).toBeInViewport();
  other.leave();
});

test("what others write in a part that is not drawn yet is there, as high as its words", async ({
  server,
  arrives,
}) => {
  const { ann, other } = await comeToLongDocument(server, arrives);
  await ann.opens("notes");
  const before = await waiting(ann);
  wordsOf(other.content.get(1_500)).insert(0, "Much more than there was. ".repeat(20));
  await ann.sees("Much more");
  expect(await waiting(ann)).toBe(before - 1);
  await ann.presses("Control");
  await expect.poll(() => waiting(ann)).toBe(0);
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

test("what others empty and fill again before the rest is drawn is drawn, and then the page rests", async ({
  server,
  arrives,
}) => {
  const ann = await arrives("Ann");
  const other = await writeLines(server, lines);
  await ann.page.addInitScript(() => {
    const held: IdleRequestCallback[] = [];
    globalThis.requestIdleCallback = (callback) => held.push(callback);
    Object.assign(globalThis, {
      calmMoment: () => {
        for (const callback of held.splice(0)) callback({ didTimeout: false, timeRemaining: () => 50 });
      },
      held,
    });
  });
  await ann.opens("notes");
  await expect.poll(() => waiting(ann)).toBeGreaterThan(0);
  other.content.delete(0, other.content.length);
  await expect(ann.text.locator("p")).toHaveCount(1);
  other.content.insert(
    0,
    Array.from({ length: lines }, (_, index) => yBlock("paragraph", `Again ${index}`)),
  );
  await expect.poll(() => waiting(ann)).toBeGreaterThan(0);
  const left = async () => {
    await ann.page.evaluate("calmMoment()");
    return ann.page.evaluate<number>("held.length");
  };
  await expect.poll(left).toBe(0);
  expect(await waiting(ann)).toBe(0);
  await ann.sees(`Again ${lines - 1}`);
  other.leave();
});
