import type { Page } from "@playwright/test";
import { problemsOf } from "../axe.ts";
import { expect, test } from "../test.ts";
import type { Writer } from "../writer.ts";

function tool(page: Page, name: string) {
  return page.getByRole("toolbar", { name: "Formatting" }).getByRole("button", { name, exact: true });
}

test("a callout is made by shortcut, and its kind is changed by mouse, by list and by keyboard", async ({
  arrives,
}) => {
  const ann = await arrives("Ann");
  await ann.opens("notes");
  await ann.types("> [!WARNING] hot");
  const callout = ann.text.getByRole("note");
  await expect(callout).toHaveAccessibleName("Warning");
  await tool(ann.page, "Tip").click();
  await expect(callout).toHaveAccessibleName("Tip");
  await callout.getByRole("combobox", { name: "Kind of callout" }).selectOption("Caution");
  await expect(callout).toHaveAccessibleName("Caution");
  await ann.goesBehind("hot");
  await ann.presses("Enter", "Enter");
  await ann.page.keyboard.type("out");
  expect(await ann.blocks()).toEqual(["hot", "out"]);
  await ann.presses("ArrowUp");
  await tool(ann.page, "Take out of the callout").click();
  await expect(callout).toHaveCount(0);
});

test("each is offered behind a slash", async ({ arrives }) => {
  const ann = await arrives("Ann");
  const { keyboard } = ann.page;
  await ann.opens("notes");
  const takes = async (name: string) => {
    await keyboard.type(`/${name}`);
    await expect(ann.page.getByRole("listbox").getByRole("option", { selected: true })).toHaveAccessibleName(
      new RegExp(name, "i"),
    );
    await keyboard.press("Enter");
  };
  await ann.types("words ");
  await takes("footnote");
  await keyboard.type("said");
  await ann.presses("Enter", "Enter", "Enter");
  await takes("callout");
  await keyboard.type("hot");
  await ann.presses("Enter", "Enter");
  await takes("details");
  await keyboard.type("more");
  await ann.presses("Enter");
  await takes("columns");
  await keyboard.type("left");
  const columns = ann.text.locator(".weft-details .weft-column");
  await expect(columns).toHaveCount(2);
  await expect(columns.first()).toHaveText("left");
  await expect(ann.text.getByRole("note", { name: "Note", exact: true })).toHaveText("hot");
  await expect(ann.text.getByRole("note", { name: "Footnote 1" })).toContainText("said");
});

test("an arrow key leads out of a block that ends the document, and a click below it, too", async ({ arrives }) => {
  const ann = await arrives("Ann");
  await ann.opens("notes");
  await ann.types("> said");
  await ann.presses("ArrowDown");
  await ann.page.keyboard.type("below");
  expect(await ann.shape()).toBe("<blockquote><p>said</p></blockquote><p>below</p>");
  await ann.opens("more");
  await ann.types("[!note] words");
  const box = await ann.text.boundingBox();
  await ann.page.mouse.click(box!.x + 40, box!.y + box!.height - 4);
  await ann.page.keyboard.type("below");
  expect(await ann.blocks()).toEqual(["words", "below"]);
});

test("details are made by shortcut, opened by mouse and key, and nobody else sees that", async ({ arrives }) => {
  const [ann, bob] = [await arrives("Ann"), await arrives("Bob")];
  await ann.opens("notes");
  await bob.opens("notes");
  await ann.types("+++ more");
  await ann.presses("Enter");
  await ann.page.keyboard.type("hidden words");
  await expect(ann.text.getByText("hidden words")).toBeVisible();
  await bob.sees("hidden words");
  await expect(bob.text.getByText("hidden words")).toBeHidden();
  const button = bob.text.getByRole("button", { name: "Show or hide the details" });
  await expect(button).toHaveAttribute("aria-expanded", "false");
  await button.focus();
  await bob.page.keyboard.press("Space");
  await expect(bob.text.getByText("hidden words")).toBeVisible();
  await bob.goesBehind("more");
  await bob.presses("Control+Enter");
  await expect(bob.text.getByText("hidden words")).toBeHidden();
  await expect(ann.text.getByText("hidden words")).toBeVisible();
  await bob.presses("Enter");
  await bob.page.keyboard.type("after");
  expect(await bob.blocks()).toEqual(["morehidden words", "after"]);
  await bob.presses("ArrowUp");
  expect(await bob.selection()).toBe("more|");
});

test("what is folded is passed by, found by the browser, and shown to who writes in it", async ({ arrives }) => {
  const ann = await arrives("Ann");
  await ann.opens("notes");
  await ann.types("- one");
  await ann.presses("Enter", "Tab");
  await ann.page.keyboard.type("deep");
  await ann.presses("Enter", "Shift+Tab");
  await ann.page.keyboard.type("two");
  await ann.text.getByText("one").hover();
  await ann.page.getByRole("button", { name: "Fold", exact: true }).click();
  await expect(ann.text.getByText("deep")).toBeHidden();
  await ann.goesBehind("one");
  await ann.presses("ArrowDown");
  expect(await ann.selection()).toMatch(/^t?w?o?\|?t?w?o?\|?$/);
  await ann.presses("ArrowUp");
  expect(await ann.selection()).toMatch(/one|\|/);
  await expect(ann.text.getByText("deep")).toBeHidden();
  await ann.text.getByRole("button", { name: "Unfold" }).click();
  await expect(ann.text.getByText("deep")).toBeVisible();
  await ann.goesBehind("one");
  await ann.presses("Control+Shift+Enter");
  await expect(ann.text.getByText("deep")).toBeHidden();
  await ann.presses("Control+End");
  await ann.page.keyboard.type("!");
  await ann.sees("two!");
});

test("what is folded or open stays so on this device", async ({ arrives }) => {
  const [ann, bob] = [await arrives("Ann"), await arrives("Bob")];
  await ann.opens("notes");
  await ann.types("# Title");
  await ann.presses("Enter");
  await ann.page.keyboard.type("under it");
  await ann.presses("Enter");
  await ann.page.keyboard.type("# Second");
  await ann.presses("Enter");
  await ann.page.keyboard.type("+++ more");
  await ann.presses("Enter");
  await ann.page.keyboard.type("inside");
  await ann.goesBehind("Title");
  await ann.presses("Control+Shift+Enter");
  await expect(ann.text.getByText("under it")).toBeHidden();
  await ann.saved();
  await bob.opens("notes");
  await expect(bob.text.getByText("under it")).toBeVisible();
  await expect(bob.text.getByText("inside")).toBeHidden();
  await bob.goesBehind("Title");
  await bob.presses("Home", "Enter");
  await bob.saved();

  await ann.opens("notes");
  await expect(ann.text.getByText("inside")).toBeVisible();
  await expect(ann.text.getByText("under it")).toBeHidden();
  await ann.page.evaluate(() => {
    indexedDB.deleteDatabase("weft");
  });
  await ann.opens("notes");
  await expect(ann.text.getByText("under it")).toBeHidden();
  await ann.text.getByRole("button", { name: "Unfold" }).click();
  await ann.opens("notes");
  await expect(ann.text.getByText("inside")).toBeVisible();
  await expect(ann.text.getByText("under it")).toBeVisible();
});

test("columns are filled by two at once, drawn wider, and unwrapped", async ({ arrives }) => {
  const [ann, bob] = [await arrives("Ann"), await arrives("Bob")];
  await ann.opens("notes");
  await bob.opens("notes");
  await ann.text.focus();
  await ann.pastes(
    "<div data-columns><div data-column><p>left</p></div><div data-column><p>right</p></div></div><p>end</p>",
    "text/html",
  );
  await bob.sees("right");
  await ann.goesBehind("left");
  await bob.goesBehind("right");
  await Promise.all([ann.page.keyboard.type(" of Ann"), bob.page.keyboard.type(" of Bob")]);
  for (const writer of [ann, bob]) {
    await writer.sees("left of Ann");
    await writer.sees("right of Bob");
  }
  const [border] = await ann.text.getByRole("separator", { name: "Width of the column" }).all();
  const box = await border!.boundingBox();
  await ann.page.mouse.move(box!.x + box!.width / 2, box!.y + 5);
  await ann.page.mouse.down();
  await ann.page.mouse.move(box!.x + 100, box!.y + 5);
  await ann.page.mouse.up();
  await expect.poll(() => widths(bob)).toBeGreaterThan(1.2);
  await bob.goesBehind("of Bob");
  await tool(bob.page, "Columns of one width").click();
  await expect.poll(() => widths(ann)).toBe(1);
  await tool(bob.page, "Delete column").click();
  await expect(ann.text.getByRole("separator", { name: "Width of the column" })).toHaveCount(0);
  expect(await ann.shape()).toBe("<p>left of Ann</p><p>end</p>");
});

test("two people add footnotes at once, and write in one", async ({ arrives }) => {
  const [ann, bob] = [await arrives("Ann"), await arrives("Bob")];
  await ann.opens("notes");
  await bob.opens("notes");
  await ann.types("first");
  await ann.presses("Enter");
  await ann.page.keyboard.type("second");
  await bob.sees("second");
  await ann.goesBehind("first");
  await bob.goesBehind("second");
  await Promise.all([ann.presses("Control+Alt+f"), bob.presses("Control+Alt+f")]);
  await Promise.all([ann.page.keyboard.type("Ann's"), bob.page.keyboard.type("Bob's")]);
  for (const writer of [ann, bob]) {
    await expect(writer.text.getByRole("note", { name: "Footnote 1" })).toContainText("Ann's");
    await expect(writer.text.getByRole("note", { name: "Footnote 2" })).toContainText("Bob's");
  }
  await bob.goesBehind("Ann's");
  await ann.goesBehind("Ann's");
  await Promise.all([ann.page.keyboard.type(" one"), bob.page.keyboard.type(" more")]);
  for (const writer of [ann, bob]) {
    await writer.sees(" one");
    await writer.sees(" more");
  }
  await ann.text.getByRole("note", { name: "Footnote 2" }).getByRole("button").click();
  await ann.page.keyboard.type("!");
  await ann.text.getByRole("button", { name: "Footnote 1", exact: true }).click();
  await ann.page.keyboard.type("?");
  await expect(ann.text.getByRole("note", { name: "Footnote 1" })).toContainText("?");
  await ann.goesBehind("first1");
  await ann.presses("Backspace");
  await bob.seesNothingOf("Ann's");
  await expect(bob.text.getByRole("note")).toHaveAccessibleName("Footnote 1");
  await ann.presses("Control+z");
  await bob.sees("Ann's");
});

test("two people write in the same callout and the same list at once", async ({ arrives }) => {
  const [ann, bob] = [await arrives("Ann"), await arrives("Bob")];
  await ann.opens("notes");
  await bob.opens("notes");
  await ann.types("[!tip] a");
  await ann.presses("Enter");
  await ann.page.keyboard.type("- b");
  await bob.sees("b");
  await bob.goesBehind("b");
  await ann.goesBehind("a");
  const writes = async (writer: Writer, words: string) => {
    for (const word of words.split(" ")) {
      await writer.page.keyboard.type(word);
      await writer.presses("Enter");
    }
  };
  await Promise.all([writes(ann, "1 2 3"), writes(bob, "4 5 6")]);
  await expect.poll(async () => (await ann.shape()) === (await bob.shape())).toBe(true);
  for (const word of ["a1", "2", "3", "b4", "5", "6"])
    await expect(ann.text.getByText(word, { exact: true })).toBeVisible();
  await expect(ann.text.getByRole("note")).toHaveCount(1);
  await expect(ann.text.getByRole("listitem")).toHaveCount(4);
});

test("words are coloured by mouse and by keyboard alone, and plain again", async ({ arrives }) => {
  const ann = await arrives("Ann");
  await ann.opens("notes");
  await ann.types("some words");
  await ann.selects("words");
  const colors = ann.page.getByRole("toolbar", { name: "Formatting" }).getByRole("button", { name: "Colours" });
  await colors.click();
  await ann.page.getByRole("group", { name: "Highlight colour" }).getByRole("button", { name: "Green" }).click();
  await expect(ann.text.locator("mark")).toHaveAttribute("data-color", "green");
  await colors.press("Enter");
  await ann.presses("ArrowRight", "ArrowRight", "ArrowRight", "Enter");
  await expect(ann.text.locator('span[data-color="red"]')).toHaveText("words");
  await expect(ann.text).toBeFocused();
  await ann.presses("Control+Shift+e");
  await expect(ann.text.locator("p")).toHaveCSS("text-align", "center");
  await ann.presses("Control+\\");
  expect(await ann.shape()).toBe("<p>some words</p>");
  await expect(ann.text.locator("p")).toHaveCSS("text-align", "start");
});

test("text and markers stand on the side their words begin", async ({ arrives }) => {
  const ann = await arrives("Ann");
  await ann.opens("notes");
  await ann.types("- שלום");
  await ann.presses("Enter");
  await ann.page.keyboard.type("hello");
  const directions = () =>
    ann.text.locator("li").evaluateAll((items) => items.map((item) => getComputedStyle(item).direction));
  await expect.poll(directions).toEqual(["rtl", "ltr"]);
});

const everything = `<h1>Title<sup data-footnote="a"></sup></h1><p>under it</p>
  <p><span data-color="red">red</span> <mark data-color="blue"><span data-color="orange">both</span></mark></p>
  <p data-tint="yellow"><span data-color="purple">on yellow</span></p>
  <div data-callout="warning"><p>hot</p></div>
  <details><summary>more</summary><p>hidden</p></details><details><summary>shut</summary><p>hidden</p></details>
  <div data-columns><div data-column><p>left</p></div><div data-column><p>right</p></div></div>
  <ul><li><p>one</p><ul><li><p>deep</p></li></ul></li></ul>
  <div data-footnote-text="a"><p>what it says</p></div>`;

for (const colorScheme of ["light", "dark"] as const) {
  test(`nothing of it has a problem that axe can see (${colorScheme})`, async ({ arrives }) => {
    const ann = await arrives("Ann", { colorScheme });
    await ann.opens("notes");
    await ann.text.focus();
    await ann.pastes(everything, "text/html");
    await ann.text.getByRole("button", { name: "Show or hide the details" }).first().click();
    await ann.goesBehind("one");
    await ann.presses("Control+Shift+Enter");
    await expect(ann.text.getByRole("button", { name: "Unfold" })).toBeVisible();
    await ann.goesBehind("Title");
    await expect(ann.page.getByRole("button", { name: "Fold", exact: true })).toBeVisible();
    await ann.page.getByRole("button", { name: "Colours" }).click();
    expect(await problemsOf(ann.page)).toEqual([]);
  });
}

function widths(writer: Writer): Promise<number> {
  return writer.text
    .locator(".weft-column")
    .first()
    .evaluate((column) => Number((column as HTMLElement).style.flexGrow));
}

test("a task is ticked with a finger, and no keyboard comes for that", async ({ arrives }) => {
  const ann = await arrives("Ann", { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true });
  await ann.opens("notes");
  await ann.types("[] milk");
  await ann.saved();
  await ann.page.reload();
  const box = ann.text.getByRole("checkbox");
  await box.tap();
  await expect(box).toBeChecked();
  await expect(ann.text).not.toBeFocused();
});
