import { writeLines } from "../lines.ts";
import { expect, test } from "../test.ts";
import type { Writer } from "../writer.ts";

const bar = (writer: Writer) => writer.page.getByRole("search", { name: "Find and replace" });
const result = (writer: Writer) => bar(writer).getByRole("status");
const field = (writer: Writer) => bar(writer).getByRole("textbox", { name: "Find" });

test("what one looks for is marked, counted and gone through from the keyboard, and stays so while others write", async ({
  server,
  arrives,
}) => {
  const [ann, bob] = [await arrives("Ann"), await arrives("Bob")];
  const other = await writeLines(server);
  other.leave();
  await ann.opens("notes");
  await bob.opens("notes");
  await ann.text.focus();
  await ann.presses("Control+Home", "Control+f");
  await expect(field(ann)).toBeFocused();
  await ann.page.keyboard.type("Line 7");
  await expect(result(ann)).toHaveText("1 of 11");
  await expect(ann.page.locator(".weft-found.is-current")).toHaveText("Line 7");
  await ann.page.keyboard.press("Enter");
  await expect(result(ann)).toHaveText("2 of 11");
  await expect(ann.page.locator(".weft-found.is-current")).toBeInViewport();
  await ann.page.keyboard.press("Shift+Enter");
  await ann.page.keyboard.press("Shift+F3");
  await expect(result(ann)).toHaveText("11 of 11");
  await expect(ann.text.getByText("Line 79:")).toBeInViewport();
  await ann.page.keyboard.press("F3");
  await expect(result(ann)).toHaveText("1 of 11");

  await bob.goesBehind("Line 0:");
  await bob.page.keyboard.type(" line 7 and line 7");
  await expect(result(ann)).toHaveText("3 of 13");
  await expect(ann.page.locator(".weft-found.is-current")).toHaveText("Line 7");

  await bar(ann).getByRole("button", { name: "Match case" }).click();
  await expect(result(ann)).toHaveText(/of 11$/);
  await bar(ann).getByRole("button", { name: "Whole words" }).click();
  await expect(result(ann)).toHaveText(/of 1$/);
  await field(ann).press("Escape");
  await expect(bar(ann)).toBeHidden();
  await expect(ann.text).toBeFocused();
  expect(await ann.selection()).toContain("[Line 7]:");
  await expect(ann.page.locator(".weft-found")).toHaveCount(0);
});

test("matches are replaced one by one and all at once, keep their look, and are taken back in one step", async ({
  arrives,
}) => {
  const [ann, bob] = [await arrives("Ann"), await arrives("Bob")];
  await ann.opens("notes");
  await bob.opens("notes");
  await ann.text.focus();
  await ann.pastes("<p>red <b>red fox</b> and RED</p><ul><li><p>a red hen</p></li></ul>", "text/html");
  await bob.sees("a red hen");
  await ann.presses("Control+Home", "Control+h");
  await ann.page.keyboard.type("red");
  await expect(result(ann)).toHaveText("1 of 4");
  const replacement = bar(ann).getByRole("textbox", { name: "Replace with" });
  await replacement.fill("blue");
  await replacement.press("Enter");
  await expect(result(ann)).toHaveText("1 of 3");
  await bob.sees("blue red fox");
  await ann.saved();
  const before = await ann.shape();
  await bob.goesBehind("a red hen");
  await bob.page.keyboard.type(", red");
  await ann.sees("hen, red");
  await expect(result(ann)).toHaveText("1 of 4");
  await bar(ann).getByRole("button", { name: "Replace all" }).click();
  await expect(result(ann)).toHaveText("4 matches replaced");
  await expect.poll(() => bob.shape()).toContain("<p>blue <strong>blue fox</strong> and blue</p>");
  await bob.sees("a blue hen, blue");
  await field(ann).press("Escape");
  await ann.page.keyboard.press("Control+z");
  await expect.poll(() => ann.shape()).toBe(before.replace("hen", "hen, red"));
});

test("what mentions and dates show is found, and replaced by no words", async ({ arrives }) => {
  const [ann, bob] = [await arrives("Ann"), await arrives("Bob")];
  await ann.opens("notes");
  await bob.opens("notes");
  await ann.types("Ask @bo");
  await ann.page.getByRole("option", { name: "Bob" }).click();
  await ann.page.keyboard.type("or bob on @2026-12-24");
  await ann.page.getByRole("option", { name: /2026/ }).click();
  await ann.presses("Control+Home", "Control+h");
  await ann.page.keyboard.type("bob");
  await expect(result(ann)).toHaveText("1 of 2");
  await expect(ann.text.locator(".weft-mention")).toHaveClass(/weft-found/);
  await bar(ann).getByRole("textbox", { name: "Replace with" }).fill("Cleo");
  await bar(ann).getByRole("button", { name: "Replace all" }).click();
  await expect(result(ann)).toHaveText("1 match replaced");
  await bob.sees("Ask @Bob or Cleo on 24 Dec 2026");
  await field(ann).fill("cleo on 24 dec");
  await expect(result(ann)).toHaveText("1 of 1");
  await expect(ann.text.locator("time")).toHaveClass(/weft-found/);
});

test("patterns say what is wrong with them, are filled in, and never stop the page", async ({ arrives }) => {
  const ann = await arrives("Ann");
  await ann.opens("notes");
  await ann.types(`24.12. and 31.12. ${"a".repeat(40)}!`);
  await ann.presses("Control+h");
  await bar(ann).getByRole("button", { name: "Regular expression" }).click();
  await field(ann).fill("(\\d+");
  await expect(result(ann)).toContainText("not a regular expression yet");
  await field(ann).fill("(\\d+)\\.(\\d+)\\.");
  await expect(result(ann)).toHaveText(/of 2$/);
  await bar(ann).getByRole("textbox", { name: "Replace with" }).fill("$2/$1");
  await bar(ann).getByRole("button", { name: "Replace all" }).click();
  await ann.sees("12/24 and 12/31");
  await field(ann).fill("(a+)+$");
  await expect(result(ann)).toContainText("takes too long");
  await field(ann).fill("a+");
  await expect(result(ann)).toHaveText("1 of 2");
});

test("what was replaced is taken back from within the bar, which keeps the focus", async ({ arrives }) => {
  const ann = await arrives("Ann");
  await ann.opens("notes");
  await ann.types("red and red");
  await ann.presses("Control+h");
  await field(ann).fill("red");
  await expect(result(ann)).toHaveText(/of 2$/);
  const replacement = bar(ann).getByRole("textbox", { name: "Replace with" });
  await replacement.fill("blue");
  await bar(ann).getByRole("button", { name: "Replace all" }).click();
  await expect(result(ann)).toHaveText("2 matches replaced");
  await ann.sees("blue and blue");
  await ann.page.keyboard.press("Control+z");
  await ann.sees("red and red");
  await expect(result(ann)).toHaveText(/2/);
  await ann.page.keyboard.press("Control+Shift+z");
  await ann.sees("blue and blue");
  await ann.page.keyboard.press("Control+z");
  await ann.sees("red and red");

  await replacement.fill("green");
  await replacement.press("Control+z");
  await expect(replacement).not.toHaveValue("green");
  await ann.sees("red and red");
  await bar(ann).getByRole("button", { name: "Replace all" }).focus();
  await ann.page.keyboard.press("Escape");
  await expect(bar(ann)).toBeHidden();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`what a field is for can be read while it is empty (${colorScheme})`, async ({ arrives }) => {
    const ann = await arrives("Ann", { colorScheme });
    await ann.opens("notes");
    await ann.presses("Control+f");
    const [words, paper] = await field(ann).evaluate((element) => [
      getComputedStyle(element, "::placeholder").color,
      getComputedStyle(element).backgroundColor,
    ]);
    expect(contrast(words, paper)).toBeGreaterThanOrEqual(4.5);
  });
}

/** As WCAG 2 has it. */
function contrast(...colors: (string | undefined)[]): number {
  const [light = 0, dark = 0] = colors.map(luminance).toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(color = ""): number {
  const [red = 0, green = 0, blue = 0] = (color.match(/\d+/g) ?? []).map((each) => {
    const value = Number(each) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
