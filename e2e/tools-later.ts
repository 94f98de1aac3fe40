import type { Page } from "@playwright/test";

/** The tools come when they are let through, and not before. */
export async function holdTools(page: Page): Promise<() => void> {
  let letThrough = () => {};
  const isLetThrough = new Promise<void>((resolve) => (letThrough = resolve));
  await page.route("**/assets/around-text-*.js", async (route) => {
    await isLetThrough;
    await route.continue();
  });
  return letThrough;
}
