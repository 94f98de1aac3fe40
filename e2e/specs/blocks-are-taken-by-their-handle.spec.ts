import { problemsOf } from "../axe.ts";
import { expect, test } from "../test.ts";
import type { Writer } from "../writer.ts";

async function write(writer: Writer, words: string) {
  await writer.opens("handles");
  await writer.types(words);
}

const handle = ({ page }: Writer) => page.locator("[data-block-handle]");
const menu = ({ page }: Writer) => page.getByRole("menu", { name: "Block" });

test("a block is dragged by its handle while somebody else writes in it", async ({ arrives }) => {
  const [ann, bob] = [await arrives("Ann"), await arrives("Bob")];
  await write(ann, "one\ntwo\nthree");
  await bob.opens("handles");
  await bob.sees("three");
  await ann.text.getByText("one").hover();
  await expect(handle(ann)).toBeVisible();
  expect(await handle(ann).boundingBox()).toMatchObject({ width: 24, height: 24 });
  await handle(ann).hover();
  await ann.page.mouse.down();
  const target = await ann.text.getByText("three").boundingBox();
  if (!target) throw new Error("There is no such block.");
  await ann.page.mouse.move(target.x + 40, target.y + 4, { steps: 5 });
  await bob.goesBehind("one");
  await bob.page.keyboard.type(" more");
  await ann.sees("one more");
  await ann.page.mouse.move(target.x + 40, target.y + target.height - 2, { steps: 3 });
  await ann.page.mouse.up();
  await expect.poll(() => ann.text.locator("p").allInnerTexts()).toEqual(["two", "three", "one more"]);
  await expect.poll(() => bob.text.locator("p").allInnerTexts()).toEqual(["two", "three", "one more"]);
});

test("the handle stays with its block while somebody else writes, and goes when one writes oneself", async ({
  arrives,
}) => {
  const [ann, bob] = [await arrives("Ann"), await arrives("Bob")];
  await write(ann, "one\ntwo\nthree");
  await bob.opens("handles");
  await bob.sees("three");
  await ann.text.getByText("two").hover();
  await expect(handle(ann)).toBeVisible();
  const isBesideTwo = async () => {
    const [button, block] = [await handle(ann).boundingBox(), await ann.text.getByText("two").boundingBox()];
    return button && block && button.y < block.y + block.height && button.y + button.height > block.y;
  };
  await bob.goesBehind("three");
  await bob.page.keyboard.type("!");
  await ann.sees("three!");
  await expect(handle(ann)).toBeVisible();
  await bob.goesBehind("one");
  await bob.presses("Enter", "Enter", "a");
  await ann.sees("onea");
  await expect.poll(isBesideTwo).toBe(true);
  await handle(ann).hover();
  await bob.goesBehind("two");
  await bob.page.keyboard.type(", too");
  await ann.sees("two, too");
  await handle(ann).click();
  await menu(ann).getByRole("menuitem", { name: "Duplicate" }).click();
  await expect(ann.text.locator("p")).toHaveText(["one", "", "a", "two, too", "two, too", "three!"]);

  await ann.text.getByText("three").hover();
  await expect(handle(ann)).toBeVisible();
  await ann.goesBehind("three!");
  await ann.page.keyboard.type("x");
  await expect(handle(ann)).toBeHidden();
  await ann.page.mouse.move(0, 0);
  await ann.text.getByText("three").hover();
  await handle(ann).hover();
  await ann.page.keyboard.type("y");
  await ann.sees("three!xy");
  await expect(handle(ann)).toBeVisible();
});

test("a dragged block comes before or behind the one in whose upper or lower half the mouse is, where the line is", async ({
  arrives,
}) => {
  const ann = await arrives("Ann");
  await ann.opens("handles");
  await ann.text.focus();
  const written =
    "<p>one</p><p>two</p><p>three</p><ul><li><p>a</p></li><li><p>b</p><ul><li><p>c</p></li></ul></li></ul><blockquote><p>quoted</p></blockquote><p>last</p>";
  await ann.pastes(written, "text/html");
  const { mouse } = ann.page;
  const block = (name: string) => ann.text.locator("p").filter({ hasText: new RegExp(`^${name}$`) });
  const boxOf = async (name: string) => {
    const box = await block(name).boundingBox();
    if (!box) throw new Error(`There is no “${name}”.`);
    return box;
  };
  /** `across` is from where words begin. */
  const drags = async (name: string, target: string, half: "upper" | "lower", across: number) => {
    await block(name).hover();
    await handle(ann).hover();
    await mouse.down();
    const { x, y, height } = await boxOf(target);
    const goal = y + height * (half === "upper" ? 0.4 : 0.6);
    await mouse.move(x + across, goal - 2, { steps: 5 });
    await mouse.move(x + across, goal, { steps: 2 });
    const line = await ann.page.locator(".weft-drop-cursor").boundingBox();
    const edge = half === "upper" ? y : y + height;
    expect(Math.abs((line?.y ?? 0) - edge)).toBeLessThan(14);
    await mouse.up();
    await expect(ann.page.locator(".weft-drop-cursor")).toHaveCount(0);
  };
  const list = "<ul><li><p>a</p></li><li><p>b</p><ul><li><p>c</p></li></ul></li></ul>";
  const quote = "<blockquote><p>quoted</p></blockquote>";
  await drags("one", "two", "lower", -30);
  await expect.poll(() => ann.shape()).toBe(`<p>two</p><p>one</p><p>three</p>${list}${quote}<p>last</p>`);
  await drags("three", "two", "upper", 300);
  await expect.poll(() => ann.shape()).toBe(`<p>three</p><p>two</p><p>one</p>${list}${quote}<p>last</p>`);
  await drags("one", "quoted", "lower", 2);
  const quoted = "<blockquote><p>quoted</p><p>one</p></blockquote>";
  await expect.poll(() => ann.shape()).toBe(`<p>three</p><p>two</p>${list}${quoted}<p>last</p>`);
  await drags("c", "a", "upper", 60);
  const flat = "<ul><li><p>c</p></li><li><p>a</p></li><li><p>b</p></li></ul>";
  await expect.poll(() => ann.shape()).toBe(`<p>three</p><p>two</p>${flat}${quoted}<p>last</p>`);
  await drags("last", "c", "lower", -60);
  const longer = "<ul><li><p>c</p></li><li><p>last</p></li><li><p>a</p></li><li><p>b</p></li></ul>";
  await expect.poll(() => ann.shape()).toBe(`<p>three</p><p>two</p>${longer}${quoted}`);
  await drags("a", "two", "upper", 0);
  await drags("three", "c", "upper", 0);
  const shorter = "<ul><li><p>c</p></li><li><p>last</p></li><li><p>b</p></li></ul>";
  await expect.poll(() => ann.shape()).toBe(`<ul><li><p>a</p></li></ul><p>two</p><p>three</p>${shorter}${quoted}`);
});

test("the menu of a block turns, moves, copies, colours and deletes it, by mouse and by keyboard", async ({
  arrives,
}) => {
  const ann = await arrives("Ann");
  await write(ann, "one\ntwo");
  await ann.text.getByText("one").hover();
  await handle(ann).click();
  await expect(menu(ann)).toBeVisible();
  expect(await problemsOf(ann.page)).toEqual([]);
  await menu(ann).getByRole("menuitem", { name: "Heading 2" }).click();
  await expect(ann.text.getByRole("heading", { level: 2 })).toHaveText("one");
  await expect(ann.text).toBeFocused();

  await ann.goesBehind("two");
  await ann.presses("Alt+Enter");
  await expect(menu(ann).getByRole("menuitem").first()).toBeFocused();
  await ann.presses("D", "Enter");
  await expect(ann.text.locator("p")).toHaveText(["two", "two"]);
  await ann.presses("Alt+Enter", "Escape");
  await expect(menu(ann)).toBeHidden();
  await expect(ann.text).toBeFocused();
  await ann.presses("Alt+Enter");
  await menu(ann).getByRole("menuitemradio", { name: "Green" }).press("Enter");
  await expect(ann.text.locator('p[data-tint="green"]')).toHaveCount(1);

  await ann.goesBehind("one");
  await ann.presses("Alt+Shift+ArrowDown");
  await expect(ann.text.locator("p, h2")).toHaveText(["two", "one", "two"]);
  await ann.page.keyboard.type("!");
  await expect(ann.text.locator("h2")).toHaveText("one!");
  await ann.presses("Alt+Enter", "End");
  await ann.presses("Escape");
  await ann.presses("Alt+Enter", "D", "D", "Enter");
  await expect(ann.text.locator("h2")).toHaveCount(0);
});

test("selected words have a menu beside them, and links a card", async ({ arrives }) => {
  const ann = await arrives("Ann");
  await write(ann, "some words here");
  const bar = ann.page.getByRole("toolbar", { name: "Selected words" });
  await ann.text.getByText("some").dblclick({ position: { x: 8, y: 10 } });
  await expect(bar).toBeVisible();
  expect(await problemsOf(ann.page)).toEqual([]);
  await bar.getByRole("button", { name: "Bold" }).click();
  await expect(ann.text.locator("strong")).toHaveText("some");
  await ann.presses("Alt+Shift+F10", "ArrowRight", "Enter");
  await expect(ann.text.locator("em")).toHaveText("some");
  await ann.presses("ArrowRight");
  await expect(bar).toBeHidden();

  await ann.presses("Shift+Control+ArrowRight");
  await bar.getByRole("button", { name: "Link" }).click();
  await ann.page.getByRole("textbox", { name: "Address" }).fill("example.org");
  await ann.presses("Enter");
  await expect(ann.text.locator("a")).toHaveAttribute("href", "https://example.org");

  const card = ann.page.locator("[data-link-card]");
  await ann.text.locator("a").hover();
  await expect(card.getByRole("link")).toHaveAttribute("href", "https://example.org");
  expect(await problemsOf(ann.page)).toEqual([]);
  await card.getByRole("button", { name: "Edit link" }).click();
  await ann.page.getByRole("textbox", { name: "Address" }).fill("example.org/new");
  await ann.presses("Enter");
  await expect(ann.text.locator("a")).toHaveAttribute("href", "https://example.org/new");
  await ann.text.locator("a").hover();
  await card.getByRole("button", { name: "Remove link" }).click();
  await expect(ann.text.locator("a")).toHaveCount(0);
});

test("a block without words is taken by its handle, too", async ({ arrives }) => {
  const ann = await arrives("Ann");
  await write(ann, "one\n---two");
  await ann.text.locator("hr").hover();
  await handle(ann).click();
  await menu(ann).getByRole("menuitem", { name: "Move up" }).click();
  await expect
    .poll(() => ann.text.locator("> *").evaluateAll((all) => all.map(({ tagName }) => tagName)))
    .toEqual(["HR", "P", "P"]);
  await ann.text.locator("hr").hover();
  await handle(ann).click();
  await menu(ann).getByRole("menuitem", { name: "Delete" }).click();
  await expect(ann.text.locator("hr")).toHaveCount(0);
  await expect(ann.text.locator("p")).toHaveText(["one", "two"]);
});

test("a link to a block of any kind is copied in its menu, and leads there after others have written before it", async ({
  server,
  arrives,
}) => {
  const permissions = ["clipboard-read", "clipboard-write"];
  const [ann, bob] = [await arrives("Ann", { permissions }), await arrives("Bob")];
  await ann.opens("handles");
  await ann.text.focus();
  await ann.pastes(`${"<p>Some words.</p>".repeat(60)}<ul><li>one</li><li>two</li></ul>`, "text/html");
  await ann.goesBehind("two");
  await ann.presses("Alt+Enter");
  await expect(menu(ann).getByRole("menuitem").first()).toBeFocused();
  await ann.presses("C");
  await expect(menu(ann).getByRole("menuitem", { name: "Copy link" })).toBeFocused();
  await ann.presses("Enter");
  await expect(menu(ann).getByRole("menuitem", { name: "Link copied" })).toBeFocused();
  await expect(ann.page.getByRole("status").filter({ hasText: "Link copied" })).toHaveCount(1);
  expect(await problemsOf(ann.page)).toEqual([]);
  await ann.presses("Escape");
  const link = await ann.page.evaluate(() => navigator.clipboard.readText());
  expect(link).toMatch(new RegExp(`^${server.url}/d/${server.idOf("handles")}#b-[0-9a-z]+-[0-9a-z]+-two$`));
  await ann.presses("Home");
  await ann.page.keyboard.type("number ");
  await ann.goesBehind("one");
  await ann.presses("Enter");
  await ann.page.keyboard.type("new");
  await ann.saved();
  await bob.page.goto(link);
  await expect(bob.text.getByRole("listitem").filter({ hasText: "number two" })).toBeInViewport();
});

test("what is done with one of the blocks that are selected is done with all of them", async ({ arrives }) => {
  const ann = await arrives("Ann");
  await write(ann, "one\ntwo\nthree\nfour");
  const selectBoth = async () => {
    await ann.goesBehind("three");
    await ann.presses("Shift+ArrowUp", "Shift+Home");
  };
  await selectBoth();
  await ann.presses("Alt+Shift+ArrowDown");
  await expect(ann.text.locator("p")).toHaveText(["one", "four", "two", "three"]);

  const several = ann.page.getByRole("menu", { name: "2 blocks" });
  await ann.text.getByText("three").hover();
  await handle(ann).click();
  await several.getByRole("menuitem", { name: "Heading 2" }).click();
  await expect(ann.text.locator("h2")).toHaveText(["two", "three"]);
  await ann.text.getByText("two").hover();
  await handle(ann).click();
  expect(await problemsOf(ann.page)).toEqual([]);
  await several.getByRole("menuitemradio", { name: "Green" }).click();
  await expect(ann.text.locator('h2[data-tint="green"]')).toHaveText(["two", "three"]);
  await ann.presses("Alt+Enter");
  await several.getByRole("menuitem", { name: "Duplicate" }).click();
  await expect(ann.text.locator("h2")).toHaveText(["two", "three", "two", "three"]);
  await ann.presses("Alt+Enter");
  await several.getByRole("menuitem", { name: "Delete" }).click();
  await expect(ann.text.locator("p, h2")).toHaveText(["one", "four", "two", "three"]);

  await selectBoth();
  await ann.text.getByText("one").hover();
  await handle(ann).click();
  await expect(menu(ann)).toBeVisible();
  await menu(ann).getByRole("menuitem", { name: "Move down" }).click();
  await expect(ann.text.locator("p, h2")).toHaveText(["four", "one", "two", "three"]);
});

test("the blocks that are selected are dragged by the handle of one, while somebody else writes in another", async ({
  arrives,
}) => {
  const [ann, bob] = [await arrives("Ann"), await arrives("Bob")];
  await write(ann, "one\ntwo\nthree");
  await bob.opens("handles");
  await bob.sees("three");
  await ann.goesBehind("two");
  await ann.presses("Shift+ArrowUp", "Shift+Home");
  await ann.text.getByText("one").hover();
  await handle(ann).hover();
  await ann.page.mouse.down();
  const target = await ann.text.getByText("three").boundingBox();
  if (!target) throw new Error("There is no such block.");
  await ann.page.mouse.move(target.x + 40, target.y + 4, { steps: 5 });
  await bob.goesBehind("two");
  await bob.page.keyboard.type(" more");
  await ann.sees("two more");
  await ann.page.mouse.move(target.x + 40, target.y + target.height - 2, { steps: 3 });
  await ann.page.mouse.up();
  await expect(ann.text.locator("p")).toHaveText(["three", "one", "two more"]);
  await expect(bob.text.locator("p")).toHaveText(["three", "one", "two more"]);
});

test("blocks are put into callouts, details, columns and quotes by their menu, lists as a whole", async ({
  arrives,
}) => {
  const ann = await arrives("Ann");
  await write(ann, "- one\ntwo\n\nthree");
  await ann.text.getByText("one").hover();
  await handle(ann).click();
  await menu(ann).getByRole("menuitem", { name: "The block around it" }).click();
  await menu(ann).getByRole("menuitem", { name: "Callout" }).click();
  await expect(ann.text.getByRole("note").getByRole("listitem")).toHaveText(["one", "two"]);
  await ann.goesBehind("three");
  await ann.presses("Alt+Enter");
  await menu(ann).getByRole("menuitem", { name: "2 columns" }).press("Enter");
  await expect(ann.text.locator(".weft-column").first()).toHaveText("three");
  await ann.presses("End");
  await ann.page.keyboard.type("!");
  await expect(ann.text.locator(".weft-column").first()).toHaveText("three!");
  await ann.presses("Alt+Enter");
  await menu(ann).getByRole("menuitem", { name: "Details" }).press("Enter");
  await expect(ann.text.locator(".weft-column .weft-details")).toContainText("three!");
});

test("an item and details are turned by their menu, and what is below them stays", async ({ arrives }) => {
  const ann = await arrives("Ann");
  await ann.opens("handles");
  await ann.text.focus();
  await ann.pastes(
    "<ol><li>one</li><li>two<ol><li>kid</li></ol></li></ol><details><summary>more</summary><p>under</p></details>",
    "text/html",
  );
  for (const [words, kind] of [
    ["two", "Task list"],
    ["more", "Heading 2"],
  ] as const) {
    await ann.text.getByText(words, { exact: true }).hover();
    await handle(ann).click();
    await menu(ann).getByRole("menuitem", { name: kind }).click();
  }
  expect(await ann.shape()).toBe(
    "<ol><li><p>one</p></li></ol>" +
      "<ul><li><label><input></label><div><p>two</p><ol><li><p>kid</p></li></ol></div></li></ul>" +
      "<h2>more</h2><p>under</p>",
  );
});

test("on a phone items go deeper and back by tools, and the menu of a block is among the tools", async ({
  arrives,
}) => {
  const ann = await arrives("Ann", { viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true });
  await write(ann, "- one\ntwo");
  const toolbar = ann.page.getByRole("toolbar", { name: "Formatting" });
  const tool = (name: string) => toolbar.getByRole("button", { name, exact: true });
  await tool("Indent").tap();
  await expect(ann.text.locator("li li")).toHaveText("two");
  await expect(tool("Indent")).toBeDisabled();
  await tool("Outdent").tap();
  await expect(ann.text.locator("li li")).toHaveCount(0);
  expect(await problemsOf(ann.page)).toEqual([]);

  await tool("More tools").tap();
  await tool("Block menu").tap();
  await expect(menu(ann).getByRole("menuitem").first()).toBeFocused();
  await expect(toolbar.getByRole("group", { name: "More tools" })).toHaveCount(0);
  await menu(ann).getByRole("menuitem", { name: "Move up" }).tap();
  await expect(ann.text.getByRole("listitem")).toHaveText(["two", "one"]);
  await expect(ann.text).toBeFocused();
});
