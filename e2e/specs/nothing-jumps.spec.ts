import type * as Y from "yjs";
import { writeLines } from "../lines.ts";
import type { StockClient } from "../stock-client.ts";
import { expect, test } from "../test.ts";
import type { Writer } from "../writer.ts";
import { textOf, wordsOf, yBlock } from "../yjs-blocks.ts";

/** Ann sees some ten lines on either side of the one she reads; the others write where she does not see it. */
const read = "Line 60:";
const firstLines = { above: 5, below: 80 };
const linesTouched = 5;

const typed = "Much more text than there was, over several lines. ".repeat(2);
const pasted = "<p>A paragraph.</p><h2>A heading</h2>".repeat(100);

/** What Bob does when his caret is at the beginning of a line. */
const inBrowser: Record<string, (bob: Writer) => Promise<void>> = {
  types: (bob) => bob.page.keyboard.type(typed),
  "adds paragraphs": (bob) => bob.presses("Enter", "a", "Enter", "b", "Enter", "c"),
  "deletes paragraphs": (bob) => bob.presses("Shift+ArrowDown", "Shift+ArrowDown", "Shift+ArrowDown", "Delete"),
  "makes a heading": (bob) => bob.presses("Control+Alt+1"),
  "makes a list": (bob) => bob.presses("Shift+ArrowDown", "Shift+ArrowDown", "Control+Shift+8"),
  "moves a block": (bob) => bob.presses("Shift+ArrowDown", "Control+x", "ArrowDown", "ArrowDown", "Control+v"),
  "pastes 200 blocks": (bob) => bob.pastes(pasted, "text/html"),
};

/** What another program does at a block. */
const inYjs: Record<string, (content: Y.XmlFragment, index: number) => void> = {
  "writes words": (content, index) => wordsOf(content.get(index)).insert(0, typed.repeat(5)),
  "adds paragraphs": (content, index) => content.insert(index, paragraphs(3)),
  "deletes paragraphs": (content, index) => content.delete(index, 3),
  "makes a heading": (content, index) => {
    const heading = yBlock("heading", textOf(content.get(index)));
    content.delete(index, 1);
    content.insert(index, [heading]);
  },
  "makes a list": (content, index) => {
    const items = content.slice(index, index + 3).map((block) => yBlock("listItem", block.clone() as Y.XmlElement));
    content.delete(index, 3);
    content.insert(index, [yBlock("bulletList", ...items)]);
  },
  "moves a block": (content, index) => {
    const block = content.get(index).clone() as Y.XmlElement;
    content.delete(index, 1);
    content.insert(index + 2, [block]);
  },
  "adds 200 paragraphs": (content, index) => content.insert(index, paragraphs(200)),
};

test("what one reads and has selected stays where it is when somebody else writes above and below", async ({
  server,
  arrives,
}) => {
  const [ann, bob] = [await arrives("Ann"), await arrives("Bob")];
  const other = await writeLines(server);
  other.leave();
  await ann.opens("notes");
  await bob.opens("notes");
  await bob.sees(read);
  const stays = await startReading(ann);
  for (const [side, first] of Object.entries(firstLines)) {
    for (const [index, [what, act]] of Object.entries(inBrowser).entries()) {
      await bob.goesBehind(`Line ${first + index * linesTouched}:`);
      await bob.presses("Home");
      await act(bob);
      await expect.poll(() => ann.blocks(), what).toEqual(await bob.blocks());
      await stays(`Bob ${what} ${side}`);
    }
  }
});

test("what one reads and has selected stays where it is when another program writes above and below", async ({
  server,
  arrives,
}) => {
  const ann = await arrives("Ann");
  const other = await writeLines(server);
  await ann.opens("notes");
  const stays = await startReading(ann);
  for (const [side, first] of Object.entries(firstLines)) {
    for (const [index, [what, act]] of Object.entries(inYjs).entries()) {
      const at = indexOf(`Line ${first + index * linesTouched}:`, other);
      other.document.transact(() => act(other.content, at));
      await expect.poll(() => ann.blocks(), what).toEqual(other.content.toArray().map(textOf));
      await stays(`the program ${what} ${side}`);
    }
  }
  other.leave();
});

test("nothing moves when somebody else goes through what one reads and selects blocks of it", async ({
  server,
  arrives,
}) => {
  const [ann, bob] = [await arrives("Ann"), await arrives("Bob")];
  const other = await writeLines(server);
  other.leave();
  await ann.opens("notes");
  await bob.opens("notes");
  await bob.sees(read);
  const stays = await startReading(ann);
  await bob.goesBehind("Line 57: some");
  await expect(ann.text.locator(".weft-caret")).toBeVisible();
  await stays("Bob is there");
  await bob.selects("57: some words of a long text.Line 58");
  await expect(ann.text.locator(".weft-selection")).not.toHaveCount(0);
  await stays("Bob selects words");
  await bob.text.getByText("Line 59:").click({ modifiers: ["Control"], position: { x: 4, y: 10 } });
  await expect(ann.text.locator(".weft-selection")).toHaveText(["Line 59: some words of a long text."]);
  await stays("Bob selects a block");
});

const longBlocks: Record<string, string> = {
  "a paragraph": `<p>${Array.from({ length: 80 }, (_, index) => `Line ${index}: some words.`).join("<br>")}</p>`,
  code: `<pre>${Array.from({ length: 80 }, (_, index) => `Line ${index}: some words.`).join("\n")}</pre>`,
  "a table": `<table>${Array.from({ length: 80 }, (_, index) => `<tr><td>Line ${index}: some words.</td><td></td></tr>`).join("")}</table>`,
};

for (const [what, html] of Object.entries(longBlocks)) {
  test(`what one reads in ${what} that is higher than the window stays when others write and go about above it`, async ({
    arrives,
  }) => {
    const [ann, bob] = [await arrives("Ann"), await arrives("Bob")];
    await bob.opens("notes");
    await bob.text.focus();
    await bob.pastes(html, "text/html");
    await bob.sees("Line 79:");
    await ann.opens("notes");
    await ann.sees("Line 79:");
    const heightOfLine = () =>
      ann.text.evaluate((text) => {
        const words = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
        while (words.nextNode() && !words.currentNode.textContent?.includes("Line 60:"));
        const range = document.createRange();
        const start = words.currentNode.textContent?.indexOf("Line 60:") ?? 0;
        range.setStart(words.currentNode, start);
        range.setEnd(words.currentNode, start + 4);
        return range.getBoundingClientRect().top;
      });
    await ann.page.mouse.move(400, 400);
    await ann.page.mouse.wheel(0, Math.round((await heightOfLine()) - 300));
    await expect.poll(heightOfLine).toBeLessThan(400);
    await bob.goesBehind("Line 5: some words.");
    for (const key of ["Enter", "Enter", "m", "Backspace", "Backspace", "ArrowUp", "ArrowUp", "Home", "ArrowDown"]) {
      const height = await heightOfLine();
      await bob.presses(key);
      await expect.poll(async () => (await ann.blocks()).join()).toBe((await bob.blocks()).join());
      await expect.poll(() => wordsToCaret(ann)).toBe(await wordsToSelection(bob));
      expect(Math.abs((await heightOfLine()) - height), key).toBeLessThanOrEqual(1);
    }
  });
}

/** All the text up to where Ann sees a caret. */
function wordsToCaret({ text }: Writer): Promise<string> {
  return text.evaluate((element) => {
    const range = document.createRange();
    range.setStart(element, 0);
    range.setEndBefore(element.querySelector(".weft-caret") ?? element);
    return range.toString();
  });
}

function wordsToSelection({ text }: Writer): Promise<string> {
  return text.evaluate((element) => {
    const { focusNode, focusOffset } = getSelection() as Selection;
    const range = document.createRange();
    range.setStart(element, 0);
    range.setEnd(focusNode ?? element, focusOffset);
    return range.toString();
  });
}

/** Looks at a line and selects words of it. The result finds out whether they are still there. */
async function startReading(ann: Writer): Promise<(what: string) => Promise<void>> {
  const line = ann.text.getByText(read);
  await line.evaluate((element) => element.scrollIntoView({ block: "center" }));
  await ann.selects("some words", line);
  const [height, selection] = [await ann.heightOf(line), await ann.selection()];
  return async (what) => {
    expect(Math.abs((await ann.heightOf(line)) - height), what).toBeLessThanOrEqual(1);
    expect(await ann.selection(), what).toBe(selection);
  };
}

function paragraphs(count: number): Y.XmlElement[] {
  return Array.from({ length: count }, () => yBlock("paragraph", "A paragraph."));
}

function indexOf(line: string, { content }: StockClient): number {
  return content.toArray().findIndex((block) => textOf(block).startsWith(line));
}

for (const [device, options] of Object.entries({
  computer: {},
  phone: { viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true },
})) {
  test(`where the words are is always in sight, and never covers the caret, on a ${device}`, async ({ arrives }) => {
    const ann = await arrives("Ann", options);
    await ann.opens("notes");
    await ann.text.focus();
    await ann.pastes(Array.from({ length: 60 }, (_, line) => `<p>Line ${line}</p>`).join(""), "text/html");
    await expect(ann.status).toBeInViewport();
    const room = () =>
      ann.page.evaluate(() => {
        const head = document.querySelector("header")?.parentElement?.getBoundingClientRect().bottom ?? 0;
        const tools = document.querySelector("[role=toolbar]")?.getBoundingClientRect();
        const end = tools && tools.top > innerHeight / 2 ? tools.top : innerHeight;
        const block = getSelection()?.focusNode?.parentElement?.closest("p")?.getBoundingClientRect();
        return block ? Math.min(block.top - head, end - block.bottom) : Number.NaN;
      });
    expect(await room()).toBeGreaterThanOrEqual(0);
    for (const key of ["ArrowUp", "ArrowDown"]) {
      for (let times = 0; times < 45; times += 1) await ann.page.keyboard.press(key);
      await expect(ann.status).toBeInViewport();
      await expect.poll(room).toBeGreaterThanOrEqual(0);
    }
    await ann.goesBehind("Line 30");
    await ann.page.keyboard.type("!");
    const covered = await room();
    await ann.page.evaluate((height) => scrollBy({ top: height, behavior: "instant" }), covered + 10);
    await expect.poll(room).toBeLessThan(0);
    await ann.page.keyboard.press("Control+z");
    await expect.poll(room).toBeGreaterThanOrEqual(0);
  });
}
