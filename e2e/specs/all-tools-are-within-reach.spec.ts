import type { Page } from "@playwright/test";
import { problemsOf } from "../axe.ts";
import { expect, test } from "../test.ts";
import { holdTools } from "../tools-later.ts";

const phone = { viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true };

const toolbarOf = (page: Page) => page.getByRole("toolbar", { name: "Formatting" });

test("the menu of the toolbar puts things in, by keys and by the mouse", async ({ arrives }) => {
  const ann = await arrives("Ann");
  await ann.opens("notes");
  await ann.types("words");
  const { keyboard } = ann.page;
  const opener = toolbarOf(ann.page).getByRole("button", { name: "Insert", exact: true });
  const menu = ann.page.getByRole("menu", { name: "Insert" });

  await opener.focus();
  await keyboard.press("ArrowDown");
  await expect(menu.getByRole("menuitem", { name: "Text", exact: true })).toBeFocused();
  await keyboard.press("Escape");
  await expect(menu).toHaveCount(0);
  await expect(opener).toBeFocused();

  await keyboard.press("Enter");
  await expect(menu.getByRole("menuitem").first()).toBeFocused();
  expect(await problemsOf(ann.page)).toEqual([]);
  await keyboard.press("h");
  await keyboard.press("ArrowDown");
  await expect(menu.getByRole("menuitem", { name: "Heading 2" })).toBeFocused();
  await keyboard.press("Enter");
  await expect(menu).toHaveCount(0);
  await expect(ann.text).toBeFocused();
  await expect(ann.text.getByRole("heading", { name: "words", level: 2 })).toBeVisible();

  await opener.click();
  await menu.getByRole("menuitem", { name: "Divider" }).click();
  await expect(ann.text.getByRole("separator")).toBeVisible();
  await expect(ann.text).toBeFocused();
});

test("text is aligned from one button", async ({ arrives }) => {
  const ann = await arrives("Ann");
  await ann.opens("notes");
  await ann.types("words");
  await toolbarOf(ann.page).getByRole("button", { name: "Alignment" }).click();
  const menu = ann.page.getByRole("menu", { name: "Alignment" });
  await expect(menu.getByRole("menuitemradio", { name: "Align to the start", checked: true })).toBeFocused();
  await menu.getByRole("menuitemradio", { name: "Centre" }).click();
  await expect(ann.text.locator("[data-align=center]")).toHaveText("words");
  await expect(ann.text).toBeFocused();
});

test("on a phone the tools are in one row, large enough for fingers, and the rest is behind a button", async ({
  arrives,
}) => {
  const ann = await arrives("Ann", phone);
  await ann.opens("notes");
  await ann.types("words");
  await ann.page.keyboard.press("Control+a");
  const toolbar = toolbarOf(ann.page);
  const boxes = await toolbar
    .getByRole("button")
    .evaluateAll((buttons) =>
      buttons
        .map((button) => button.getBoundingClientRect())
        .map(({ x, y, right, width, height }) => ({ x, y, right, width, height })),
    );
  expect(new Set(boxes.map(({ y }) => Math.round(y))).size).toBe(1);
  expect(boxes.filter(({ x, right, width, height }) => x < 0 || right > 390 || width < 40 || height < 40)).toEqual([]);
  await expect(toolbar.getByRole("button", { name: "Numbered list" })).toHaveCount(0);

  const more = toolbar.getByRole("button", { name: "More tools" });
  await more.tap();
  const panel = toolbar.getByRole("group", { name: "More tools" });
  await expect(panel.getByRole("button", { name: "Numbered list" })).toBeVisible();
  expect(await problemsOf(ann.page)).toEqual([]);
  await panel.getByRole("button", { name: "Numbered list" }).tap();
  await expect(ann.text.getByRole("listitem")).toHaveText("words");

  await ann.page.setViewportSize({ width: 1200, height: 780 });
  await expect(toolbar.getByRole("button", { name: "Numbered list", pressed: true })).toBeVisible();
});

test("what is behind the button is reached by keys", async ({ arrives }) => {
  const ann = await arrives("Ann");
  await ann.opens("notes");
  await ann.types("words");
  const { keyboard } = ann.page;
  await keyboard.press("Control+a");
  await keyboard.press("Alt+F10");
  const toolbar = toolbarOf(ann.page);
  const more = toolbar.getByRole("button", { name: "More tools" });
  await keyboard.press("End");
  await keyboard.press("ArrowLeft");
  await keyboard.press("ArrowLeft");
  await expect(more).toBeFocused();
  await keyboard.press("Enter");
  await expect(toolbar.getByRole("button", { name: "Subscript" })).toBeVisible();
  await keyboard.press("ArrowRight");
  await expect(toolbar.getByRole("group", { name: "More tools" }).getByRole("button").first()).toBeFocused();
  await keyboard.press("Escape");
  await expect(more).toBeFocused();
  await keyboard.press("Escape");
  await expect(ann.text).toBeFocused();
});

test("the sheet of keys opens by keys and by a button, and gives the focus back", async ({ arrives }) => {
  const ann = await arrives("Ann");
  await ann.opens("notes");
  await ann.types("words");
  const sheet = ann.page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await ann.page.keyboard.press("Control+/");
  await expect(sheet).toContainText("BoldCtrl+B");
  await expect(sheet).toContainText("Heading 3###");
  expect(await problemsOf(ann.page)).toEqual([]);
  await ann.page.keyboard.press("Escape");
  await expect(sheet).toHaveCount(0);
  await expect(ann.text).toBeFocused();
  await ann.page.keyboard.type(" more");
  await ann.sees("words more");

  await toolbarOf(ann.page).getByRole("button", { name: "More tools" }).click();
  await ann.page.getByRole("button", { name: "Keyboard shortcuts" }).click();
  await sheet.getByRole("button", { name: "Close" }).click();
  await expect(sheet).toHaveCount(0);
  await expect(toolbarOf(ann.page).getByRole("button", { name: "More tools" })).toBeFocused();
});

test("a key that leads to the tools is not lost while they are still on their way", async ({ arrives }) => {
  const ann = await arrives("Ann");
  const { page } = ann;
  const letThrough = await holdTools(page);
  const opening = ann.opens("notes");
  await expect(ann.text).toBeVisible();
  await ann.text.focus();
  await page.keyboard.type("Some words");
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("toolbar")).toHaveCount(0);
  letThrough();
  await opening;
  await expect(page.getByLabel("Address")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(ann.text).toHaveText("Some words");
});

test("what is pasted while the tools are on their way waits for them, and is tidied", async ({ arrives }) => {
  const ann = await arrives("Ann");
  const letThrough = await holdTools(ann.page);
  const opening = ann.opens("notes");
  await expect(ann.text).toBeVisible();
  await ann.text.focus();
  await ann.pastes("# Plan\n\n- one");
  await ann.pastes("- two");
  await ann.page.keyboard.press("Control+/");
  await expect(ann.text).toHaveText("");
  letThrough();
  await opening;
  await expect(ann.text.getByRole("heading", { name: "Plan" })).toBeVisible();
  await expect(ann.text).toContainText("one");
  await expect(ann.text).toContainText("two");
  await expect(ann.page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
});

test("what is pasted is there, if only as it was, when the tools cannot be loaded", async ({ arrives }) => {
  const ann = await arrives("Ann");
  const decide = await holdTools(ann.page);
  const opening = ann.opens("notes").catch(() => {});
  await expect(ann.text).toBeVisible();
  await ann.text.focus();
  await ann.pastes("first words");
  await expect(ann.text).toHaveText("");
  decide("abort");
  await expect(ann.text).toHaveText("first words");
  await expect(ann.page.getByText("could not be loaded")).toBeVisible();
  await ann.pastes(", and more");
  await expect(ann.text).toHaveText("first words, and more");
  await opening;
});

test("find opens with what is asked for while it is on its way", async ({ arrives }) => {
  const ann = await arrives("Ann");
  const letThrough = await holdTools(ann.page);
  const opening = ann.opens("notes");
  await expect(ann.text).toBeVisible();
  await ann.text.focus();
  await ann.page.keyboard.press("Control+f");
  letThrough();
  await opening;
  const bar = ann.page.getByRole("search", { name: "Find and replace" });
  await expect(bar.getByRole("textbox", { name: "Find" })).toBeFocused();
});

test("whoever writes when the tools come goes on writing, and takes back what was written before", async ({
  arrives,
}) => {
  const [ann, bob] = [await arrives("Ann"), await arrives("Bob")];
  await bob.opens("notes");
  await bob.types("- one");
  await bob.presses("Enter");
  await bob.page.keyboard.type("two");
  const letThrough = await holdTools(ann.page);
  const opening = ann.opens("notes");
  await ann.sees("two");
  await ann.text.focus();
  await ann.presses("Control+End");
  await ann.presses("Enter");
  await ann.page.keyboard.type("thr");
  letThrough();
  await opening;
  await ann.page.keyboard.type("ee");
  await expect(bob.text.getByRole("listitem")).toHaveText(["one", "two", "three"]);
  await ann.presses("Control+z", "Control+z", "Control+z");
  await expect(bob.text.getByRole("listitem")).toHaveText(["one", "two"]);
});

test("on a phone the tools stay right above the keyboard, and the text where it is", async ({ arrives }) => {
  const ann = await arrives("Ann", phone);
  await ann.page.addInitScript(stubSeen);
  await ann.opens("notes");
  await ann.types("words");
  const toolbar = toolbarOf(ann.page);
  const lowerEdge = () => toolbar.locator("..").evaluate((bar) => bar.getBoundingClientRect().bottom);
  expect(await lowerEdge()).toBe(780);
  const place = await ann.heightOf(ann.text);
  // As Safari does: the window stays as high as it is, and the page is pushed up behind the keyboard.
  await ann.page.evaluate(showSeen, { height: 440, offsetTop: 0 });
  expect(await lowerEdge()).toBe(440);
  await ann.page.evaluate(showSeen, { height: 440, offsetTop: 120 });
  expect(await lowerEdge()).toBe(560);
  expect(await ann.heightOf(ann.text)).toBe(place);
  await expect(ann.text).toBeFocused();

  await toolbar.getByRole("button", { name: "More tools" }).tap();
  const panel = await toolbar.getByRole("group", { name: "More tools" }).boundingBox();
  expect((panel?.y ?? 0) + (panel?.height ?? 0)).toBeLessThan(560 - 48);
  await ann.page.keyboard.press("Escape");
  await ann.page.evaluate(showSeen, { height: 780, offsetTop: 0 });
  expect(await lowerEdge()).toBe(780);
});

test("on a phone the caret is never behind the tools", async ({ arrives }) => {
  const ann = await arrives("Ann", phone);
  await ann.opens("notes");
  for (let line = 0; line < 40; line += 1) await ann.types(`${line}\n`);
  await ann.types("Last.");
  const edges = await ann.page.evaluate(() => ({
    words: document.querySelector(".weft-text > :last-child")?.getBoundingClientRect().bottom ?? 0,
    tools: document.querySelector("[role=toolbar]")?.getBoundingClientRect().top ?? 0,
  }));
  expect(edges.words).toBeLessThan(edges.tools);
});

/** Playwright has no keyboard on its screen. */
function stubSeen() {
  const seen = Object.assign(new EventTarget(), {
    height: 780,
    width: 390,
    offsetTop: 0,
    offsetLeft: 0,
  });
  Object.defineProperty(window, "visualViewport", {
    value: Object.assign(seen, { scale: 1, pageTop: 0, pageLeft: 0 }),
  });
}

const rows = Array.from({ length: 24 }, (_, row) => `<tr><td>a</td><td>row ${row}.</td><td>c</td></tr>`).join("");

for (const [device, options] of Object.entries({
  "a low window": { viewport: { width: 1000, height: 500 } },
  "a small phone": { ...phone, viewport: { width: 360, height: 400 } },
  "a phone on its side": { ...phone, viewport: { width: 740, height: 360 } },
})) {
  test(`the tools of a table never cover the caret in it, nor the title, in ${device}`, async ({ arrives }) => {
    const ann = await arrives("Ann", options);
    await ann.opens("notes");
    await ann.title.fill("Cells");
    await ann.text.focus();
    await ann.pastes(`<table>${rows}</table>`, "text/html");
    await ann.goesBehind("row 23.");
    const seen = () => ann.page.evaluate(whatIsAtCaret);
    for (const key of ["ArrowUp", "ArrowDown"]) {
      for (let row = 0; row < 23; row += 1) {
        await ann.presses(key);
        expect(await seen(), `${key} ${row}`).toBe("text");
      }
    }
    await ann.page.evaluate(() => scrollTo({ top: 0, behavior: "instant" }));
    const tools = await ann.page.locator("[data-inner-tools]").boundingBox();
    const title = await ann.title.boundingBox();
    expect(isApart(tools, title)).toBe(true);
  });
}

test("what one clicks at comes out from behind the tools that this brings, and nothing is selected", async ({
  arrives,
}) => {
  const ann = await arrives("Ann");
  await ann.opens("notes");
  await ann.text.focus();
  await ann.pastes(`<p>before</p><table>${rows}</table>`, "text/html");
  await ann.goesBehind("before");
  await expect(ann.page.locator("[data-inner-tools]")).toHaveCount(0);
  const cell = ann.text.getByText("row 12.");
  await cell.evaluate((element) => {
    const head = document.querySelector("[data-head]")?.getBoundingClientRect().bottom ?? 0;
    scrollBy({ top: element.getBoundingClientRect().top - head - 12, behavior: "instant" });
  });
  await cell.click();
  await expect(ann.page.locator("[data-inner-tools]")).toBeVisible();
  await expect.poll(() => ann.page.evaluate(whatIsAtCaret)).toBe("text");
  expect(await ann.selection()).not.toContain("[");
});

type Box = { x: number; y: number; width: number; height: number } | null;

function isApart(one: Box, other: Box): boolean {
  if (!one || !other) throw new Error("Something is not there.");
  return one.y >= other.y + other.height || other.y >= one.y + one.height;
}

/** Runs in the page. */
function whatIsAtCaret(): string | undefined {
  const box = getSelection()?.getRangeAt(0).getBoundingClientRect();
  const element = box && document.elementFromPoint(box.left - 2, (box.top + box.bottom) / 2);
  return element?.closest(".weft-text") ? "text" : element?.outerHTML.slice(0, 80);
}

function showSeen(part: { height: number; offsetTop: number }) {
  Object.assign(window.visualViewport as object, part);
  window.visualViewport?.dispatchEvent(new Event("resize"));
}

for (const [device, options] of Object.entries({ computer: {}, phone })) {
  test(`the text stays where it is when the tools come, on a ${device}`, async ({ arrives }) => {
    const ann = await arrives("Ann", options);
    const letThrough = await holdTools(ann.page);
    const opening = ann.opens("notes");
    await expect(ann.text).toBeVisible();
    const height = await ann.heightOf(ann.text);
    letThrough();
    await opening;
    expect(Math.abs((await ann.heightOf(ann.text)) - height)).toBeLessThan(1);
  });
}

for (const [device, options] of Object.entries({
  "a page that is much enlarged": { viewport: { width: 320, height: 256 } },
  "a small phone": { ...phone, viewport: { width: 360, height: 400 } },
})) {
  test(`what opens is in sight as a whole in ${device}`, async ({ arrives }) => {
    const ann = await arrives("Ann", options);
    await ann.opens("notes");
    await ann.types("word\n".repeat(30));
    await ann.presses("Control+f");
    const find = ann.page.getByRole("search");
    await expect(find).toBeInViewport({ ratio: 1 });
    await ann.page.keyboard.type("word");
    await expect(find.getByRole("status")).toHaveText(/of 30$/);
    await expect(find).toBeInViewport({ ratio: 1 });
    await ann.presses("Escape", "Alt+Enter");
    await expect(ann.page.getByRole("menu", { name: "Block" })).toBeInViewport({ ratio: 1 });
    await ann.presses("Escape");
    await ann.presses("End", "Enter");
    const toolbar = toolbarOf(ann.page);
    await toolbar.getByRole("button", { name: "More tools" }).press("Enter");
    await toolbar.getByRole("button", { name: "Table", exact: true }).press("Enter");
    const grid = ann.page.getByRole("grid", { name: "Table" });
    await expect(grid).toBeInViewport({ ratio: 1 });
    const cell = await grid.getByRole("gridcell").first().boundingBox();
    expect(cell?.height).toBeGreaterThan(20);
  });
}

test("the longest name of a style has room beside its arrow on a phone", async ({ arrives }) => {
  const ann = await arrives("Ann", { ...phone, viewport: { width: 360, height: 640 } });
  await ann.opens("notes");
  const select = ann.page.getByRole("combobox", { name: "Text style" });
  const needed = await select.evaluate((element) => {
    const copy = element.cloneNode(true) as HTMLSelectElement;
    copy.style.inlineSize = "auto";
    element.after(copy);
    const { width } = copy.getBoundingClientRect();
    copy.remove();
    return width;
  });
  expect((await select.boundingBox())?.width).toBeGreaterThanOrEqual(needed);
  await expect(toolbarOf(ann.page).getByRole("button", { name: "Redo" })).toBeInViewport({ ratio: 1 });
});
