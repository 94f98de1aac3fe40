import { problemsOf } from "../axe.ts";
import { expect, test } from "../test.ts";
import type { Writer } from "../writer.ts";

const offered = (writer: Writer) => writer.page.getByRole("listbox", { name: "Suggestions" });

test("the arrow keys choose behind a slash, Escape closes, and the caret stays in the text", async ({ arrives }) => {
  const ann = await arrives("Ann");
  await ann.opens("notes");
  await ann.types("either/or /");
  const chosen = offered(ann).getByRole("option", { selected: true });
  await expect(chosen).toHaveText(/^Text/);
  await ann.page.keyboard.press("ArrowDown");
  await expect(chosen).toHaveText(/^Heading 1/);
  await expect(ann.text).toHaveAttribute("aria-activedescendant", (await chosen.getAttribute("id")) ?? "");
  expect(await problemsOf(ann.page)).toEqual([]);
  await ann.page.keyboard.press("End");
  await expect(offered(ann).getByRole("option").last()).toHaveAttribute("aria-selected", "true");
  await ann.page.keyboard.press("ArrowDown");
  await expect(chosen).toHaveText(/^Text/);
  await ann.page.keyboard.press("Escape");
  await expect(offered(ann)).toBeHidden();
  await expect(ann.text).not.toHaveAttribute("aria-activedescendant");
  await ann.page.keyboard.type("no such thing");
  await ann.page.keyboard.press("Enter");
  await ann.sees("either/or /no such thing");
  await expect(offered(ann)).toBeHidden();
});

test("what others write meanwhile neither closes the menu nor moves the choice", async ({ arrives }) => {
  const [ann, bob] = [await arrives("Ann"), await arrives("Bob")];
  await ann.opens("notes");
  await ann.types("first");
  await ann.page.keyboard.press("Enter");
  await bob.opens("notes");
  await bob.sees("first");
  await ann.page.keyboard.type("/");
  const chosen = offered(ann).getByRole("option", { selected: true });
  await expect(chosen).toHaveText(/^Text/);
  await ann.page.keyboard.press("ArrowDown");
  await ann.page.keyboard.press("ArrowDown");
  await expect(chosen).toHaveText(/^Heading 2/);
  await bob.goesBehind("first");
  await bob.page.keyboard.type(" and more");
  await bob.page.keyboard.press("Enter");
  await bob.page.keyboard.type("between /");
  await ann.sees("between /");
  await expect(chosen).toHaveText(/^Heading 2/);
  await chosen.click();
  await ann.page.keyboard.type("Title");
  await expect(bob.text.getByRole("heading", { name: "Title", level: 2 })).toBeVisible();
  await expect.poll(() => bob.blocks()).toEqual(["first and more", "between /", "Title"]);
});

test("whoever types on after putting something in goes on below it, and replaces neither it nor what follows", async ({
  arrives,
}) => {
  const ann = await arrives("Ann");
  await ann.opens("notes");
  await ann.text.focus();
  const blocks = "<p>Above</p><ul><li><p>Below</p></li></ul>";
  const put: Record<string, () => Promise<void>> = {
    "/divider": async () => {},
    "/embedded": async () => {
      await ann.page.getByLabel("Address of the page").fill("https://example.org/");
      await ann.presses("Enter");
    },
    "/formula": async () => {
      await ann.page.getByRole("textbox", { name: "Formula" }).fill("a+b");
      await ann.presses("Control+Enter");
    },
  };
  for (const [typed, complete] of Object.entries(put)) {
    await ann.presses("Control+a", "Delete");
    await ann.pastes(blocks, "text/html");
    await ann.selects("Above");
    await ann.page.keyboard.type(typed);
    await expect(offered(ann).getByRole("option", { selected: true })).toBeVisible();
    await ann.page.keyboard.press("Enter");
    await complete();
    await ann.page.keyboard.type("typed");
    await expect.poll(async () => (await ann.blocks()).slice(1), typed).toEqual(["typed", "Below"]);
  }
});

test("a name that begins with a number is one, and of a name that nothing has it is said", async ({ arrives }) => {
  const ann = await arrives("Ann");
  await ann.opens("notes");
  await ann.types("/2 columns");
  const list = ann.page.getByRole("listbox", { name: "Suggestions" });
  await expect(list.getByRole("option")).toHaveText(["2 columns"]);
  await ann.presses("Enter");
  await expect(ann.text.locator(".weft-column")).toHaveCount(2);
  await ann.presses("Control+a", "Delete");
  await ann.types("\u{1F389}/divider");
  await expect(list.getByRole("option")).toContainText(["Divider"]);
  await ann.presses("Escape", "Control+a", "Delete");
  await ann.types("- item /quote");
  await expect(ann.page.getByText("Nothing found").first()).toBeVisible();
  await ann.presses("Enter");
  await expect(ann.page.getByText("Nothing found")).toHaveCount(0);
  await expect.poll(() => ann.shape()).toBe("<ul><li><p>item /quote</p></li><li><p></p></li></ul>");
});
