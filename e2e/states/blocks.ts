import { expect } from "@playwright/test";
import { picture, sound, textFile } from "../sample-files.ts";
import { everyBlock } from "./every-block.ts";
import type { State } from "./state.ts";

/** What blocks look like. */
export const blocks: readonly State[] = [
  [
    "an empty document",
    async ({ ann }) => {
      await ann.opens("notes");
      await ann.saved();
    },
  ],
  [
    "every kind of block",
    async ({ ann }) => {
      await ann.title.fill("Everything");
      await ann.text.focus();
      await ann.pastes(everyBlock, "text/html");
      await ann.text.getByRole("button", { name: "Show or hide the details" }).first().click();
      await ann.goesBehind("Folded");
      await ann.presses("Control+Shift+Enter");
      await expect(ann.text.getByRole("button", { name: "Unfold" })).toBeVisible();
      await expect(ann.text.locator("math")).toHaveCount(2);
      await expect(ann.text.locator(".weft-diagram img")).toBeVisible();
      await ann.saved();
    },
  ],
  [
    "a diagram with a mistake",
    async ({ ann }) => {
      await ann.goesBehind("A --> B");
      await ann.page.keyboard.type(" -->");
      await expect(ann.text.locator(".weft-diagram [role=status]")).toContainText("Parse error");
    },
  ],
  [
    "pictures, sounds and files",
    async ({ ann, page }) => {
      await ann.opens("media");
      await ann.types("The end.");
      const chooser = page.waitForEvent("filechooser");
      await page.getByRole("button", { name: "Picture…" }).click();
      await (await chooser).setFiles([sound(), textFile("report.txt", "text/plain", "words"), picture()]);
      await expect(ann.text.locator("img.weft-media")).toHaveJSProperty("naturalWidth", 320);
      await ann.saved();
      await ann.text.locator("img.weft-media").click();
    },
  ],
  [
    "the alternative text of a picture",
    async ({ page }) => {
      await page.getByRole("button", { name: "Add alternative text" }).click();
      await expect(page.getByLabel("What does the picture show?")).toBeFocused();
    },
  ],
  [
    "a file that is being uploaded",
    async ({ ann, page }) => {
      await ann.presses("Escape", "Escape");
      await page.route("**/files/*", () => {});
      await ann.goesBehind("The end.");
      const chooser = page.waitForEvent("filechooser");
      await page.getByRole("button", { name: "Picture…" }).click();
      await (await chooser).setFiles([picture("another.png", 200, 100)]);
      await expect(ann.text.getByRole("progressbar")).toBeVisible();
    },
  ],
  [
    "a picture of another site",
    async ({ ann }) => {
      await ann.goesBehind("The end.");
      await ann.presses("Enter");
      await ann.pastes('<img src="https://pictures.example/lake.png" alt="A lake">', "text/html");
      await expect(ann.text.getByRole("button", { name: "Show picture from pictures.example" })).toBeVisible();
    },
  ],
];
