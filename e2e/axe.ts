import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe finds on a page that those cannot use who see, hear or move differently. */
export function problemsOf(page: Page): Promise<string[]> {
  return look(page, (axe) => axe.withTags(tags));
}

/** In the light theme all of it, in the dark one what is another there. */
export async function problemsInBothThemes(page: Page): Promise<string[]> {
  const light = await problemsOf(page);
  await page.emulateMedia({ colorScheme: "dark" });
  const dark = await look(page, (axe) => axe.withRules("color-contrast"));
  await page.emulateMedia({ colorScheme: "light" });
  return [...light, ...dark.map((problem) => `dark, ${problem}`)];
}

async function look(page: Page, choose: (axe: AxeBuilder) => AxeBuilder): Promise<string[]> {
  const axe = new AxeBuilder({ page })
    // Else it opens a page of its own each time, to put together what it found in frames.
    .setLegacyMode()
    .options({ resultTypes: ["violations"] })
    // Menus and cards stand beside what they belong to, and in no region of the page.
    .disableRules("region");
  const { violations } = await choose(axe).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
