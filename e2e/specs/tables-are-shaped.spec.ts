import type { Locator } from "@playwright/test";
import { problemsOf } from "../axe.ts";
import { expect, test } from "../test.ts";
import type { Writer } from "../writer.ts";

const sheet = [
  ["Name", "Points", "City"],
  ["Ann", "31", "Rome"],
  ["Bob", "7", "Oslo"],
  ["Cleo", "120", "Bonn"],
];

const size = async ({ text }: Writer) => ({
  rows: await text.getByRole("row").count(),
  columns: await text.getByRole("row").first().getByRole("columnheader").count(),
});

test("a table of any size is put in by keys, by the mouse, and from the menu of all there is", async ({ arrives }) => {
  const ann = await arrives("Ann");
  await ann.opens("notes");
  await ann.types("Above.");
  const toolbar = ann.page.getByRole("toolbar", { name: "Formatting" });
  const opener = toolbar.getByRole("button", { name: "Table", exact: true });
  const grid = ann.page.getByRole("grid", { name: "Table" });
  await opener.focus();
  await ann.presses("Enter");
  await expect(grid.getByRole("gridcell", { name: "3 rows, 3 columns" })).toBeFocused();
  await ann.presses("Escape");
  await expect(grid).toHaveCount(0);
  await expect(opener).toBeFocused();

  await ann.presses("ArrowDown");
  await expect(grid.getByRole("gridcell", { name: "3 rows, 3 columns" })).toBeFocused();
  await ann.presses("ArrowDown", "ArrowDown", "Home", "ArrowRight", "ArrowLeft", "ArrowLeft");
  await expect(grid.getByRole("gridcell", { name: "5 rows, 1 column" })).toBeFocused();
  await expect(grid.locator("[data-covered=true]")).toHaveCount(5);
  await ann.presses("End", "Enter");
  await expect.poll(() => size(ann)).toEqual({ rows: 5, columns: 8 });
  await ann.page.keyboard.type("First");
  await expect(ann.text.getByRole("columnheader").first()).toHaveText("First");
  await expect(opener).toBeDisabled();

  await ann.presses("Control+z", "Control+z");
  await expect(ann.text.getByRole("table")).toHaveCount(0);
  await opener.click();
  await grid.getByRole("gridcell", { name: "2 rows, 6 columns" }).hover();
  await expect(grid.locator("[data-covered=true]")).toHaveCount(12);
  await grid.getByRole("gridcell", { name: "4 rows, 2 columns" }).click();
  await expect.poll(() => size(ann)).toEqual({ rows: 4, columns: 2 });
  await expect(ann.text).toBeFocused();

  await ann.presses("Control+z");
  await toolbar.getByRole("button", { name: "Insert", exact: true }).click();
  await ann.page.getByRole("menuitem", { name: "Table" }).click();
  await grid.getByRole("gridcell", { name: "1 row, 1 column" }).hover();
  await ann.page.mouse.down();
  await grid.getByRole("gridcell", { name: "2 rows, 3 columns" }).hover();
  await ann.page.mouse.up();
  await expect.poll(() => size(ann)).toEqual({ rows: 2, columns: 3 });
});

test("a table is drawn with a finger", async ({ arrives }) => {
  const phone = { viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true };
  const ann = await arrives("Ann", phone);
  await ann.opens("notes");
  await ann.types("Above.");
  const grid = ann.page.getByRole("grid", { name: "Table" });
  const opens = async () => {
    await ann.page.getByRole("button", { name: "More tools" }).tap();
    await ann.page.getByRole("button", { name: "Table" }).tap();
  };
  await opens();
  await grid.getByRole("gridcell", { name: "2 rows, 2 columns" }).tap();
  await expect.poll(() => size(ann)).toEqual({ rows: 2, columns: 2 });
  await ann.presses("Control+z");
  await opens();
  const [from, to] = [await middleOf(grid, "1 row, 1 column"), await middleOf(grid, "6 rows, 4 columns")];
  const touch = await ann.context.newCDPSession(ann.page);
  await touch.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [from] });
  await touch.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: [to] });
  await expect(grid.locator("[data-covered=true]")).toHaveCount(24);
  await touch.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await expect.poll(() => size(ann)).toEqual({ rows: 6, columns: 4 });
});

async function middleOf(grid: Locator, name: string): Promise<{ x: number; y: number }> {
  const box = await grid.getByRole("gridcell", { name }).boundingBox();
  if (!box) throw new Error(`${name} is not there.`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

test("rows and columns are selected, changed and moved by their handles", async ({ arrives }) => {
  const ann = await withSheet(await arrives("Ann"));
  const { page } = ann;
  await cell(ann, "Bob").hover();
  await page.getByRole("button", { name: "Row 3" }).click();
  const menu = page.getByRole("menu", { name: "Row…" });
  await expect(menu.getByRole("menuitem", { name: "Insert row above" })).toBeFocused();
  await menu.getByRole("menuitem", { name: "Move down" }).click();
  await expect.poll(() => words(ann)).toEqual([sheet[0], sheet[1], sheet[3], sheet[2]]);
  await expect(ann.text).toBeFocused();

  await cell(ann, "31").hover();
  await page.getByRole("button", { name: "Column 2" }).click();
  await page.getByRole("menuitem", { name: "Sort descending" }).click();
  await expect.poll(() => words(ann)).toEqual([sheet[0], sheet[3], sheet[1], sheet[2]]);
  await page.getByRole("button", { name: "Column 2" }).click();
  await page.getByRole("menuitemradio", { name: "Green" }).click();
  await expect(ann.text.locator("[data-color=green]")).toHaveText(["Points", "120", "31", "7"]);
  await page.getByRole("button", { name: "Column 2" }).click();
  await page.getByRole("menuitemradio", { name: "Align right" }).click();
  await expect(cell(ann, "120").locator("p")).toHaveCSS("text-align", "right");

  await cell(ann, "Rome").hover();
  await drag(page.getByRole("button", { name: "Column 3" }), cell(ann, "Name"));
  await expect.poll(async () => (await words(ann))[0]).toEqual(["City", "Name", "Points"]);
  await cell(ann, "Oslo").hover();
  await page.getByRole("button", { name: "Add a row at the end" }).click();
  await expect.poll(async () => (await words(ann)).length).toBe(5);
});

test("after an entry of a menu one writes into one cell, and replaces nothing", async ({ arrives }) => {
  const ann = await withSheet(await arrives("Ann"));
  const toolbar = ann.page.getByRole("toolbar", { name: "Formatting" });
  const opens = async (menu: string) => {
    const opener = toolbar.getByRole("button", { name: menu, exact: true });
    await opener.hover();
    // The handles go from the cell that the mouse was at to the one with the caret.
    await ann.caretIsSeen();
    await opener.click();
    await expect(ann.page.getByRole("menu", { name: menu }).getByRole("menuitem").first()).toBeFocused();
  };
  const chooses = async (menu: string, entry: string, typed: string) => {
    await opens(menu);
    await ann.page.getByRole("menuitem", { name: entry }).click();
    await expect(ann.text).toBeFocused();
    await ann.page.keyboard.type(typed);
  };
  await ann.goesBehind("31");
  await chooses("Column…", "Insert column after", "a");
  await chooses("Row…", "Insert row above", "b");
  await chooses("Row…", "Move down", "c");
  await chooses("Column…", "Insert column before", "d");
  await expect
    .poll(() => words(ann))
    .toEqual([
      ["Name", "Points", "", "", "City"],
      ["Ann", "31", "", "a", "Rome"],
      ["", "", "d", "bc", ""],
      ["Bob", "7", "", "", "Oslo"],
      ["Cleo", "120", "", "", "Bonn"],
    ]);
  await chooses("Column…", "Delete column", "e");
  await ann.goesBehind("Os");
  await chooses("Column…", "Sort ascending", "f");
  await chooses("Column…", "Move before", "g");
  await opens("Column…");
  await ann.page.getByRole("menuitemradio", { name: "Green" }).click();
  await ann.page.keyboard.type("h");
  await opens("Column…");
  await ann.presses("Escape");
  await ann.page.keyboard.type("i");
  await cell(ann, "Cleo").hover();
  await ann.page.getByRole("button", { name: "Column 1" }).click();
  await ann.page.getByRole("menuitemradio", { name: "Red" }).click();
  await ann.page.keyboard.type("!");
  await expect
    .poll(() => words(ann))
    .toEqual([
      ["Name", "Points", "City", ""],
      ["Cleo!", "120", "Bonn", ""],
      ["Bob", "7", "Osfghilo", ""],
      ["Ann", "31", "Rome", "a"],
      ["", "", "", "bce"],
    ]);
});

test("everything of a table is done without a mouse", async ({ arrives }) => {
  const ann = await withSheet(await arrives("Ann"));
  const { page } = ann;
  await ann.goesBehind("Bob");
  await ann.presses("Escape", "Shift+Space", "Shift+F10");
  const rowMenu = page.getByRole("menu", { name: "Row…" });
  await expect(rowMenu.getByRole("menuitem", { name: "Insert row above" })).toBeFocused();
  await ann.presses("Escape");
  await expect(rowMenu).toHaveCount(0);
  await expect(ann.text).toBeFocused();
  await ann.presses("Alt+Shift+ArrowUp");
  await expect.poll(() => words(ann)).toEqual([sheet[0], sheet[2], sheet[1], sheet[3]]);
  await ann.goesBehind("Bob");
  await ann.presses("Alt+Shift+ArrowRight");
  await expect.poll(async () => (await words(ann))[1]).toEqual(["7", "Bob", "Oslo"]);

  await ann.presses("Shift+F10", "w");
  await expect(page.getByRole("menuitem", { name: "Wider" })).toBeFocused();
  const before = await widthOf(cell(ann, "Bob"));
  await ann.presses("Enter", "Enter");
  await expect.poll(() => widthOf(cell(ann, "Bob"))).toBeGreaterThan(before + 40);
  await ann.presses("Escape", "Backspace");
  await expect
    .poll(() => words(ann))
    .toEqual([
      ["Points", "City"],
      ["7", "Oslo"],
      ["31", "Rome"],
      ["120", "Bonn"],
    ]);
  await ann.goesBehind("Rome");
  await ann.presses("Escape", "Shift+ArrowDown", "Shift+F10", "Enter");
  await expect(ann.text.locator("td[rowspan='2']")).toHaveText("RomeBonn");
  await ann.presses("Escape", "Control+a", "Control+a", "Backspace");
  await expect(ann.text.getByRole("table")).toHaveCount(0);
});

test("a column is made wider by its edge, for all, and a wide table scrolls by itself", async ({ arrives }) => {
  const [ann, bob] = [await withSheet(await arrives("Ann")), await arrives("Bob")];
  await bob.opens("notes");
  const [ours, theirs] = [cell(ann, "Ann"), cell(bob, "Ann")];
  await ours.hover();
  await expect(ann.page.getByRole("button", { name: "Row 2" })).toBeVisible();
  const box = await ours.boundingBox();
  if (!box) throw new Error("The cell is not shown.");
  await ann.page.mouse.move(box.x + box.width, box.y + 4);
  await ann.page.mouse.down();
  await ann.page.mouse.move(box.x + box.width + 500, box.y + 4, { steps: 4 });
  await ann.page.mouse.up();
  await expect.poll(() => widthOf(theirs)).toBeCloseTo(box.width + 500, -1);
  await ann.page.setViewportSize({ width: 390, height: 800 });
  const overflow = () =>
    ann.page.evaluate(() => [
      document.documentElement.scrollWidth > document.documentElement.clientWidth,
      document.querySelector(".tableWrapper")!.scrollWidth > document.querySelector(".tableWrapper")!.clientWidth,
    ]);
  await expect.poll(overflow).toEqual([false, true]);
});

test("on a phone a table of many columns scrolls before it breaks words, and on paper it does not stick out", async ({
  arrives,
}) => {
  const ann = await arrives("Ann", { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true });
  await ann.opens("notes");
  await ann.text.focus();
  const row = (...texts: string[]) => `<tr>${texts.map((each) => `<td>${each}</td>`).join("")}</tr>`;
  const sold = row("Q1 2024", "1,234,567", "987,654", "20%", "1,300,000", "Forecast");
  await ann.pastes(`<table>${row("one", "two", "three")}</table><p>-</p><table>${sold}</table>`, "text/html");
  const [few, many] = [ann.text.locator(".tableWrapper").first(), ann.text.locator(".tableWrapper").last()];
  const sticksOut = (wrapper: Locator) => wrapper.evaluate((element) => element.scrollWidth - element.clientWidth);
  expect(await sticksOut(few)).toBe(0);
  expect(await sticksOut(many)).toBeGreaterThan(100);
  const heights = await many.locator("td p").evaluateAll((all) => all.map(({ clientHeight }) => clientHeight));
  expect(new Set(heights).size).toBe(1);
  expect(await ann.page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await ann.page.emulateMedia({ media: "print" });
  expect(await sticksOut(many)).toBe(0);
});

test("a table has a caption, which goes with it and is no row of it", async ({ server, arrives }) => {
  const bob = await arrives("Bob");
  await bob.opens("notes");
  const ann = await withSheet(await arrives("Ann"));
  const caption = ({ text }: Writer) => text.locator("caption");
  await ann.goesBehind("Oslo");
  await ann.presses("Alt+F10", "End");
  await ann.page.getByRole("button", { name: "Caption", exact: true }).press("Enter");
  const panel = ann.page.getByRole("dialog", { name: "Caption of the table" });
  await expect(panel.getByLabel("Caption")).toBeFocused();
  expect(await problemsOf(ann.page)).toEqual([]);
  await ann.page.keyboard.type("Who was where");
  await ann.page.keyboard.press("Enter");
  await expect(bob.text.getByRole("table", { name: "Who was where" })).toBeVisible();
  expect(await words(bob)).toEqual(sheet);
  await expect(ann.text).toBeFocused();
  await ann.page.keyboard.type("!");
  await expect(cell(bob, "Oslo!")).toBeVisible();

  await caption(bob).click();
  await bob.page.getByLabel("Caption", { exact: true }).fill("Who was where in May");
  await bob.text.locator("p").first().click();
  await expect(caption(ann)).toHaveText("Who was where in May");
  await bob.saved();
  const exported = async (format: string) =>
    (await fetch(`${server.url}/api/documents/${server.idOf("notes")}/export?format=${format}`)).text();
  expect(await exported("html")).toContain("<caption>Who was where in May</caption>");
  expect(await exported("markdown")).toContain("<caption>Who was where in May</caption>");
  expect(await exported("text")).toContain("Who was where in May\nName\tPoints");

  await bob.presses("Control+z");
  await expect(caption(ann)).toHaveText("Who was where");
  await caption(ann).click();
  await panel.getByLabel("Caption").fill(" ");
  await panel.getByRole("button", { name: "Done" }).click();
  await expect(caption(bob)).toHaveCount(0);
});

test("cells of a spreadsheet become a table, or fill one, and go back as a spreadsheet reads them", async ({
  arrives,
}) => {
  const ann = await arrives("Ann");
  await ann.opens("notes");
  await ann.text.focus();
  await ann.pastes("a\tb\nc\td");
  await expect
    .poll(() => words(ann))
    .toEqual([
      ["a", "b"],
      ["c", "d"],
    ]);
  await ann.goesBehind("d");
  await ann.pastes("<table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>", "text/html");
  await expect
    .poll(() => words(ann))
    .toEqual([
      ["a", "b", ""],
      ["c", "1", "2"],
      ["", "3", "4"],
    ]);
  await ann.presses("Escape", "Shift+ArrowUp", "Shift+ArrowLeft");
  const copied = await ann.page.evaluate(() => {
    const data = new DataTransfer();
    document.activeElement?.dispatchEvent(new ClipboardEvent("copy", { clipboardData: data, bubbles: true }));
    return [data.getData("text/plain"), data.getData("text/html").includes("<table")];
  });
  expect(copied).toEqual(["1\t2\n3\t4", true]);
});

test("two people who change rows and columns of one table at once get the same table, with the words of both", async ({
  arrives,
}) => {
  const [ann, bob] = [await withSheet(await arrives("Ann")), await arrives("Bob")];
  await bob.opens("notes");
  await expect(cell(bob, "Cleo")).toBeVisible();
  await bob.context.setOffline(true);
  await bob.goesBehind("Bob");
  await bob.page.getByRole("button", { name: "Insert row below" }).click();
  await bob.presses("ArrowDown");
  await bob.page.keyboard.type("Dora");
  await ann.goesBehind("Rome");
  await ann.page.getByRole("button", { name: "Insert column after" }).click();
  await ann.presses("Tab");
  await ann.page.keyboard.type("Italy");
  await bob.context.setOffline(false);
  await expect(cell(ann, "Dora")).toBeVisible();
  await expect(cell(bob, "Italy")).toBeVisible();
  await ann.page.keyboard.type("!");
  await expect(cell(bob, "Italy!")).toBeVisible();
  await bob.page.keyboard.type("?");
  await expect(cell(ann, "Dora?")).toBeVisible();
  await expect
    .poll(() => words(ann))
    .toEqual([
      ["Name", "Points", "City", ""],
      ["Ann", "31", "Rome", "Italy!"],
      ["Bob", "7", "Oslo", ""],
      ["Dora?", "", "", ""],
      ["Cleo", "120", "Bonn", ""],
    ]);
  await expect.poll(() => bob.shape()).toBe(await ann.shape());
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`no state of a table has an accessibility problem axe can see (${colorScheme})`, async ({ arrives }) => {
    const ann = await withSheet(await arrives("Ann", { colorScheme }));
    const { page } = ann;
    await ann.goesBehind("Before");
    await page.getByRole("button", { name: "Table", exact: true }).click();
    await expect(page.getByRole("grid")).toBeVisible();
    expect(await problemsOf(page)).toEqual([]);
    await ann.presses("Escape");
    await cell(ann, "31").hover();
    await page.getByRole("button", { name: "Column 2" }).click();
    await page.getByRole("menuitemradio", { name: "Red" }).click();
    await ann.presses("Enter");
    expect(await problemsOf(page)).toEqual([]);
    for (const kind of ["Row", "Column"]) {
      await cell(ann, "31").hover();
      await page.getByRole("button", { name: `${kind} 2` }).click();
      await expect(page.getByRole("menu", { name: `${kind}…` })).toBeVisible();
      expect(await problemsOf(page)).toEqual([]);
      await ann.presses("Escape");
    }
  });
}

async function withSheet(ann: Writer): Promise<Writer> {
  await ann.opens("notes");
  await ann.text.focus();
  const row = (cells: string[], index: number) =>
    `<tr>${cells.map((text) => (index === 0 ? `<th>${text}</th>` : `<td>${text}</td>`)).join("")}</tr>`;
  await ann.pastes(`<p>Before</p><table>${sheet.map(row).join("")}</table><p>After</p>`, "text/html");
  await expect.poll(() => words(ann)).toEqual(sheet);
  return ann;
}

function cell({ text }: Writer, name: string): Locator {
  return text.locator("td, th").filter({ hasText: new RegExp(`^${name.replace(/[!?]/, "\\$&")}$`) });
}

function words({ text }: Writer): Promise<string[][]> {
  return text.evaluate((element) =>
    [...element.querySelectorAll("tr")].map((row) => [...row.cells].map(({ textContent }) => textContent)),
  );
}

async function widthOf(part: Locator): Promise<number> {
  return (await part.boundingBox())?.width ?? 0;
}

async function drag(handle: Locator, target: Locator) {
  const [from, to] = [await handle.boundingBox(), await target.boundingBox()];
  if (!from || !to) throw new Error("Nothing to drag.");
  const { mouse } = handle.page();
  await mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await mouse.down();
  await mouse.move(to.x + 6, from.y + from.height / 2, { steps: 5 });
  await mouse.up();
}
