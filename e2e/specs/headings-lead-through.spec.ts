import { problemsOf } from "../axe.ts";
import { expect, test } from "../test.ts";
import type { Writer } from "../writer.ts";

const outline = (writer: Writer) => writer.page.getByRole("navigation", { name: "Outline" });
const filler = "<p>Some words of a section.</p>".repeat(30);
const book = ["One", "Two", "Three"].map((name) => `<h1>Part ${name}</h1>${filler}<h2>More of ${name}</h2>${filler}`);

test("the outline shows the headings, where one is, and leads to each", async ({ arrives }) => {
  const [ann, bob] = [await arrives("Ann"), await arrives("Bob")];
  await ann.opens("notes");
  await bob.opens("notes");
  await ann.text.focus();
  await ann.pastes(book.join(""), "text/html");
  await ann.page.getByRole("button", { name: "Outline", exact: true }).click();
  const links = outline(ann).getByRole("link");
  await expect(links).toHaveText(["Part One", "More of One", "Part Two", "More of Two", "Part Three", "More of Three"]);
  await links.filter({ hasText: "Part Two" }).click();
  await expect(ann.text).toBeFocused();
  await expect(outline(ann).locator("[aria-current]")).toHaveText("Part Two");
  await expect(ann.text.getByRole("heading", { name: "Part Two" })).toBeInViewport();
  expect(await ann.selection()).toBe("|Part Two");

  await ann.page.mouse.move(600, 500);
  await ann.page.mouse.wheel(0, 100_000);
  await expect(outline(ann).locator("[aria-current]")).toHaveText("More of Three");
  await links.first().focus();
  await ann.presses("ArrowDown", "Enter");
  await expect(outline(ann).locator("[aria-current]")).toHaveText("More of One");
  expect(await ann.selection()).toBe("|More of One");

  await bob.goesBehind("Part One");
  await bob.page.keyboard.type(", and first");
  await expect(links.first()).toHaveText("Part One, and first");
  await ann.page.reload();
  await expect(outline(ann)).toBeVisible();
  await outline(ann).getByRole("button", { name: "Close the outline" }).click();
  await expect(outline(ann)).toBeHidden();
});

test("a link to a heading leads there, whatever it is called by then and whatever came before it", async ({
  server,
  arrives,
}) => {
  const permissions = ["clipboard-read", "clipboard-write"];
  const [ann, bob] = [await arrives("Ann", { permissions }), await arrives("Bob")];
  await ann.opens("notes");
  await ann.text.focus();
  await ann.pastes(book.join(""), "text/html");
  await ann.page.getByRole("button", { name: "Outline", exact: true }).click();
  await outline(ann).getByRole("button", { name: "Copy link to “Part Two”" }).click();
  const link = await ann.page.evaluate(() => navigator.clipboard.readText());
  expect(link).toMatch(new RegExp(`^${server.url}/d/${server.idOf("notes")}#b-[0-9a-z]+-[0-9a-z]+-part-two$`));
  await ann.selects("Two");
  await ann.page.keyboard.type("2");
  await ann.goesBehind("Part One");
  await ann.page.keyboard.press("Enter");
  await ann.page.keyboard.type("Before it all");
  await ann.saved();

  await bob.page.goto(link);
  const heading = bob.text.getByRole("heading", { name: "Part 2" });
  await expect(heading).toBeInViewport();
  expect(await bob.heightOf(heading)).toBeLessThan(200);

  // Another element that says the same stands in for one that is gone.
  const gone = link.replace(/#b-[0-9a-z]+-[0-9a-z]+-.*/, "#b-1-1-more-of-three");
  await bob.page.goto(gone);
  await expect(bob.text.getByRole("heading", { name: "More of Three" })).toBeInViewport();
});

test("a link to a place in the document goes there, and one to anywhere else opens with Ctrl and a click", async ({
  arrives,
}) => {
  const permissions = ["clipboard-read", "clipboard-write"];
  const ann = await arrives("Ann", { permissions });
  const tabs = () => ann.context.pages().length;
  await ann.opens("notes");
  await ann.text.focus();
  await ann.pastes(`<p><a href="https://example.invalid/">away</a></p>${book.join("")}<p>The end</p>`, "text/html");
  await ann.page.getByRole("button", { name: "Outline", exact: true }).click();
  await outline(ann).getByRole("button", { name: "Copy link to “Part One”" }).click();
  const link = await ann.page.evaluate(() => navigator.clipboard.readText());
  await ann.selects("The end");
  await ann.pastes(link);
  const heading = ann.text.getByRole("heading", { name: "Part One" });
  const toHeading = ann.text.getByRole("link", { name: "The end" });

  await toHeading.click({ modifiers: ["ControlOrMeta"] });
  await expect(heading).toBeInViewport();
  expect(await ann.selection()).toContain("|Part One");

  await toHeading.click();
  await expect(heading).not.toBeInViewport();
  await ann.page.locator("[data-link-card]").getByRole("button", { name: "Open" }).click();
  await expect(heading).toBeInViewport();
  expect(tabs()).toBe(1);

  const opened = ann.context.waitForEvent("page");
  await ann.text.getByRole("link", { name: "away" }).click({ modifiers: ["ControlOrMeta"] });
  await opened;
  expect(tabs()).toBe(2);
  await expect(ann.text.locator(".ProseMirror-selectednode")).toHaveCount(0);
});

test("on a phone the outline is a sheet that closes when one has chosen", async ({ arrives }) => {
  const ann = await arrives("Ann", { viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true });
  await ann.opens("notes");
  await ann.text.focus();
  await ann.pastes(book.join(""), "text/html");
  await ann.page.getByRole("button", { name: "Outline", exact: true }).tap();
  const sheet = ann.page.getByRole("dialog", { name: "Outline" });
  expect(await problemsOf(ann.page)).toEqual([]);
  await sheet.getByRole("link", { name: "More of Two" }).tap();
  await expect(sheet).toBeHidden();
  await expect(ann.text.getByRole("heading", { name: "More of Two" })).toBeInViewport();
});

test("words are counted, in the document and in what is selected", async ({ arrives }) => {
  const ann = await arrives("Ann");
  await ann.opens("notes");
  await ann.types("One two three. 今天天气很好");
  const counts = ann.page.getByRole("button", { name: /words?$/ });
  await expect(counts).toHaveText(/^[6-9] words$/);
  await ann.selects("One two");
  await expect(counts).toHaveText(/^2 of [6-9] words$/);
  await counts.click();
  await expect(ann.page.getByRole("table", { name: "Selection" })).toContainText("7");
  await ann.opens("others");
  await ann.types("On @2026-12-24");
  await ann.page.getByRole("option", { name: /2026/ }).click();
  await expect(counts).toHaveText("4 words");
});
