import { expect } from "@playwright/test";
import type { Scene, State } from "./state.ts";

const tool = ({ page }: Scene, name: string) =>
  page.getByRole("toolbar", { name: "Formatting" }).getByRole("button", { name, exact: true });

/** A button, and what it opens. */
function opened(name: string, role: "menu" | "group" | "checkbox", shown: string): State {
  return [
    `${name}`,
    async ({ page }) => {
      await page.getByRole("button", { name, exact: true }).click();
      await expect(page.getByRole(role, { name: shown }).first()).toBeVisible();
    },
  ];
}

/** What is around the text, and what it opens. */
export const tools: readonly State[] = [
  [
    "colours",
    async (scene) => {
      await scene.ann.opens("notes");
      await scene.ann.text.focus();
      await scene.ann.pastes("<h1>Head</h1><p>Some words.</p><h2>Next</h2><p>Last.</p>", "text/html");
      await scene.ann.saved();
      await tool(scene, "Colours").click();
      await expect(scene.page.getByRole("group", { name: "Highlight colour" })).toBeVisible();
    },
  ],
  [
    "the size of a table",
    async (scene) => {
      await scene.page.keyboard.press("Escape");
      await tool(scene, "Table").click();
      await expect(scene.page.getByRole("gridcell", { name: "3 rows, 3 columns" })).toBeFocused();
    },
  ],
  opened("Insert", "menu", "Insert"),
  opened("Alignment", "menu", "Alignment"),
  opened("More tools", "group", "More tools"),
  opened("Document menu", "menu", "Document menu"),
  opened("View", "checkbox", "Focus mode"),
  [
    "focus mode and full width",
    async ({ page }) => {
      await page.getByLabel("Focus mode").check();
      await page.getByLabel("Full width").check();
    },
  ],
  [
    "the state of one's words",
    async ({ page }) => {
      await page.getByLabel("Focus mode").uncheck();
      await page.getByLabel("Full width").uncheck();
      await page.keyboard.press("Escape");
      await page.getByText("Saved", { exact: true }).click();
      await expect(page.getByText("Everything you wrote is on the server's disk.")).toBeVisible();
    },
  ],
  [
    "one's own name",
    async ({ page }) => {
      await page.getByRole("button", { name: "Ann (you)" }).click();
      await expect(page.getByRole("textbox", { name: "Your name" })).toBeFocused();
    },
  ],
  [
    "the question before the document is deleted",
    async ({ page }) => {
      await page.getByRole("button", { name: "Document menu" }).click();
      await page.getByRole("menuitem", { name: "Delete…" }).click();
      await expect(page.getByRole("dialog", { name: "Delete “Untitled”?" })).toBeVisible();
    },
  ],
  [
    "how much there is",
    async ({ page }) => {
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: /words$/ }).click();
      await expect(page.getByRole("table", { name: "Document" })).toBeVisible();
    },
  ],
  [
    "the outline",
    async ({ page }) => {
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "Outline", exact: true }).click();
      await expect(page.getByRole("navigation", { name: "Outline" }).getByRole("link")).toHaveCount(2);
    },
  ],
  [
    "find and replace",
    async ({ ann, page }) => {
      await page.getByRole("button", { name: "Close the outline" }).click();
      await ann.text.focus();
      await page.keyboard.press("Control+h");
      await page.keyboard.type("e");
      await expect(page.locator(".weft-found.is-current")).toBeVisible();
    },
  ],
  [
    "a pattern with a mistake",
    async ({ page }) => {
      await page.getByRole("button", { name: "Regular expression" }).click();
      await page.getByRole("textbox", { name: "Find" }).fill("(");
      await expect(page.getByText("This is not a regular expression yet")).toBeVisible();
    },
  ],
  [
    "all keys",
    async ({ ann, page }) => {
      await page.keyboard.press("Escape");
      await ann.presses("Control+/");
      await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
    },
  ],
  [
    "more tools on a phone",
    async (scene) => {
      const { page, ann } = scene;
      await page.keyboard.press("Escape");
      await page.setViewportSize({ width: 390, height: 844 });
      await ann.text.focus();
      await tool(scene, "More tools").click();
      await expect(page.getByRole("group", { name: "More tools" })).toBeVisible();
    },
  ],
  [
    "the outline on a phone",
    async ({ page }) => {
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "Outline", exact: true }).click();
      await expect(page.getByRole("dialog", { name: "Outline" })).toBeVisible();
    },
  ],
];
