import type { Page } from "@playwright/test";

type Outcome = "continue" | "abort";

/** The tools come when they are let through, and not before; or they are lost then. */
export async function holdTools(page: Page): Promise<(outcome?: Outcome) => void> {
  let decide: (outcome: Outcome) => void = () => {};
  const decided = new Promise<Outcome>((resolve) => (decide = resolve));
  await page.route("**/assets/around-text-*.js", async (route) => route[await decided]());
  return (outcome = "continue") => decide(outcome);
}
