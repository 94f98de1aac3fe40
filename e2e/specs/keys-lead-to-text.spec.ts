import { expect, test } from "../test.ts";
import type { Writer } from "../writer.ts";

/** As Markdown. */
const edges = {
  "a formula": "$$\nx^2\n$$",
  "a divider": "----",
  "a diagram": "```mermaid\nflowchart LR\n  A --> B\n```",
};

for (const [what, markdown] of Object.entries(edges)) {
  test(`the keys to the ends of a document lead to where one can write, also past ${what}`, async ({ arrives }) => {
    const ann = await arrives("Ann");
    await ann.opens("notes");
    await pastes(ann, `${markdown}\n\nSome **words**.\n\n${markdown}`);
    await ann.goesBehind("Some");
    await ann.presses("Control+End");
    await ann.page.keyboard.type("last");
    await expect(ann.text.locator("> *").last()).toContainText("last");
    await ann.goesBehind("Some");
    await ann.presses("Control+Home");
    await ann.page.keyboard.type("first");
    await expect(ann.text.locator("> *").first()).toContainText("first");
    await expect(ann.text.locator(".weft-formula, hr, .weft-diagram")).toHaveCount(2);
  });
}

test("up and down lead into the nearest line of a table, and of code that does not wrap", async ({ arrives }) => {
  const ann = await arrives("Ann");
  await ann.opens("notes");
  const table = "| a1 | b1 | c1 |\n|---|---|---|\n| a2 | b2 | c2 |";
  await pastes(
    ann,
    `Above a table with some more words\n\n${table}\n\nBetween\n\n\`\`\`\nfirst\nlast\n\`\`\`\n\nBelow`,
  );
  await ann.goesBehind("fir");
  await unwraps(ann);
  const goes = async (from: string, key: string) => {
    await ann.goesBehind(from);
    await ann.presses(key);
    return ann.selection();
  };
  expect(await goes("Ab", "ArrowDown")).toBe("a|1");
  expect(await goes("more", "ArrowDown")).toContain("b");
  expect(await goes("Be", "ArrowUp")).toBe("a|2");
  expect(await goes("Bet", "ArrowDown")).toMatch(/^f.*\|.*st\nlast$/s);
  expect(await goes("Below", "ArrowUp")).toMatch(/^first\nl.*\|/s);
  await ann.goesBehind("Ab");
  await ann.presses("Shift+ArrowDown");
  await expect(ann.text.locator(".selectedCell")).toHaveCount(0);
  expect(await ann.page.evaluate(() => String(getSelection()))).toMatch(/^ove a table.*a/s);
});

test("arrow keys lead behind what ends the text before", async ({ arrives }) => {
  const ann = await arrives("Ann");
  await ann.opens("notes");
  await ann.types("Ask $x$");
  await expect(ann.text.locator(".weft-formula")).toBeVisible();
  await ann.presses("Enter");
  await ann.page.keyboard.type("A longer line below it");
  await ann.presses("Home", "ArrowLeft");
  await ann.page.keyboard.type("?");
  await expect.poll(() => ann.blocks()).toEqual([expect.stringMatching(/^Ask x.*\?$/s), "A longer line below it"]);
  await ann.presses("Backspace");
  await ann.goesBehind("longer");
  await ann.presses("ArrowUp");
  await ann.page.keyboard.type("!");
  await expect.poll(() => ann.blocks()).toEqual([expect.stringMatching(/^Ask x.*!$/s), "A longer line below it"]);
});

test("up and down lead out of a column, and not into the one beside it", async ({ arrives }) => {
  const ann = await arrives("Ann");
  await ann.opens("notes");
  await ann.types("Above");
  await ann.presses("Enter");
  await ann.page.keyboard.type("/columns");
  await expect(ann.page.getByRole("listbox").getByRole("option", { selected: true })).toHaveText(/2 columns/);
  await ann.presses("Enter");
  await ann.page.keyboard.type("left $x$");
  await expect(ann.text.locator(".weft-formula math")).toBeVisible();
  await ann.presses("ArrowRight");
  await ann.page.keyboard.type("right");
  await ann.presses("ArrowUp");
  expect(await ann.selection()).toMatch(/^[Above|]{6}$/);
  await ann.goesBehind("left");
  await ann.presses("ArrowDown");
  await ann.page.keyboard.type("Below");
  await expect(ann.text.locator("> p").last()).toHaveText("Below");
  await ann.goesBehind("left");
  await ann.presses("Shift+ArrowDown");
  expect(await ann.page.evaluate(() => String(getSelection()))).toContain("Be");
});

async function unwraps({ page, text }: Writer): Promise<void> {
  await page.getByRole("button", { name: "Wrap long lines", pressed: true }).first().click();
  await expect(text.locator("pre")).toHaveAttribute("data-wrap", "off");
}

async function pastes(ann: Writer, markdown: string): Promise<void> {
  await ann.text.focus();
  await ann.pastes(markdown);
  await expect.poll(() => ann.shape()).not.toBe("<p></p>");
}
