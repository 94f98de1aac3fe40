import { expect } from "@playwright/test";
import type { State } from "./state.ts";

/** A list beside the caret. */
function suggested(sign: string, what: string): State {
  return [
    `suggestions behind ${sign}`,
    async ({ ann, page }) => {
      await ann.types(` ${sign}`);
      await expect(page.getByRole("listbox", { name: "Suggestions" }).getByRole("option").first()).toContainText(what);
    },
  ];
}

/** What appears beside words and blocks. */
export const words: readonly State[] = [
  [
    "words that are selected",
    async ({ ann, page }) => {
      await ann.opens("notes");
      await ann.text.focus();
      await ann.pastes(
        '<h1>Head</h1><p>Some words here, and <a href="https://example.org">a link</a>.</p><h2>Next</h2><p>Last.</p>',
        "text/html",
      );
      await ann.saved();
      await ann.selects("words");
      await expect(page.getByRole("toolbar", { name: "Selected words" })).toBeVisible();
    },
  ],
  [
    "the address of a link among selected words",
    async ({ page }) => {
      await page.getByRole("toolbar", { name: "Selected words" }).getByRole("button", { name: "Link" }).click();
      await page.getByRole("textbox", { name: "Address" }).fill("javascript:1");
      await page.keyboard.press("Enter");
      await expect(page.getByText("This is not an address that can be linked.")).toBeVisible();
    },
  ],
  [
    "where a link leads",
    async ({ ann, page }) => {
      await page.keyboard.press("Escape");
      await ann.goesBehind("a li");
      await expect(page.getByRole("group", { name: "Link" })).toBeVisible();
    },
  ],
  [
    "the link of the toolbar",
    async (scene) => {
      await scene.page.keyboard.press("Control+k");
      await expect(scene.page.getByRole("textbox", { name: "Address" })).toBeFocused();
    },
  ],
  [
    "the menu of a block",
    async ({ ann, page }) => {
      await page.keyboard.press("Escape");
      await ann.goesBehind("Last.");
      await ann.presses("Alt+Enter");
      await expect(page.getByRole("menu", { name: "Block" })).toBeVisible();
    },
  ],
  [
    "the handle of a block",
    async ({ ann, page }) => {
      await page.keyboard.press("Escape");
      await ann.text.getByText("Next").hover();
      await expect(page.locator("[data-block-handle]")).toBeVisible();
    },
  ],
  suggested("/", "Text"),
  suggested("@", "Ann"),
  suggested(":smi", "smile"),
];
