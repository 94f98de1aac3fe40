import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "../test.ts";

async function problemsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
    .analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

for (const colorScheme of ["light", "dark"] as const) {
  test(`no state of the app has an accessibility problem axe can see (${colorScheme})`, async ({ server, arrives }) => {
    const ann = await arrives("Ann", { colorScheme });
    await ann.opensHome();
    await expect(ann.page.getByText("No documents yet.")).toBeVisible();
    expect(await problemsOf(ann.page)).toEqual([]);

    await ann.opens("notes");
    await ann.title.fill("Everything");
    await ann.types("# Head");
    await ann.page.keyboard.press("Enter");
    await ann.page.keyboard.type("[ ] task");
    await ann.page.keyboard.press("Enter");
    await ann.page.keyboard.press("Enter");
    await ann.page.keyboard.type("> quote with `code` and ==mark== .");
    await ann.saved();
    expect(await problemsOf(ann.page)).toEqual([]);

    await ann.page.getByText("Saved", { exact: true }).click();
    expect(await problemsOf(ann.page)).toEqual([]);
    await ann.page.keyboard.press("Escape");
    await ann.page.keyboard.press("Control+k");
    await ann.page.getByRole("button", { name: "Ann (you)" }).click();
    expect(await problemsOf(ann.page)).toEqual([]);
    await ann.page.keyboard.press("Escape");

    await fetch(`${server.url}/api/documents/notes`, { method: "DELETE" });
    await ann.page.getByRole("button", { name: "See the words" }).click();
    expect(await problemsOf(ann.page)).toEqual([]);
  });
}

test("the page fits a phone", async ({ arrives }) => {
  const ann = await arrives("Ann", { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
  await ann.opens("notes");
  await ann.title.fill("A rather long title that has to break");
  await ann.types("Some words that are long enough to need several lines on a narrow screen.");
  await ann.saved();
  const width = await ann.page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(360);
});
