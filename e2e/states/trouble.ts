import { expect } from "@playwright/test";
import { StockClient } from "../stock-client.ts";
import type { State } from "./state.ts";

/** What the page says when something is not as it should be. */
export const trouble: readonly State[] = [
  [
    "words of mine that somebody deleted",
    async ({ ann, page, arrives }) => {
      const bob = await arrives("Bob");
      await ann.opens("notes");
      await ann.types("First.");
      await ann.presses("Enter");
      await ann.page.keyboard.type("What Ann wrote.");
      await ann.saved();
      await bob.opens("notes");
      await bob.sees("What Ann wrote.");
      await bob.text.focus();
      await bob.presses("Control+a", "Delete");
      await expect(page.getByRole("region", { name: /you were writing in$/ })).toBeVisible();
    },
  ],
  [
    "a part that could not be loaded",
    async ({ ann, page }) => {
      await page.getByRole("button", { name: "Dismiss" }).click();
      await page.route("**/assets/KeyboardSheet-*.js", (route) => route.abort());
      await ann.text.focus();
      await page.keyboard.press("Control+/");
      await expect(page.getByText("A part of the editor could not be loaded.")).toBeVisible();
    },
  ],
  [
    "no network",
    async ({ ann, page }) => {
      await ann.goesOffline();
      await ann.types("Offline.");
      await ann.seesStatus("Offline, kept on this device");
      await ann.status.click();
      // Those who hear the page are told the same.
      const told = page.locator("p:not([role=status])", { hasText: "There is no connection to the server." });
      await expect(told).toBeVisible();
    },
  ],
  [
    "a document that was deleted meanwhile",
    async ({ ann, page, server }) => {
      await page.keyboard.press("Escape");
      await fetch(`${server.url}/api/documents/${server.idOf("notes")}`, { method: "DELETE" });
      await ann.comesOnline();
      await expect(page.getByRole("alert")).toContainText("This document was deleted.");
    },
  ],
  [
    "the words that are only here",
    async ({ page }) => {
      await page.getByRole("button", { name: "See the words" }).click();
      await expect(page.getByTestId("whole-text")).toContainText("Offline.");
    },
  ],
  [
    "the question before they are discarded",
    async ({ page }) => {
      await page.getByRole("button", { name: "Discard…" }).click();
      await expect(page.getByText("They are nowhere else.")).toBeVisible();
    },
  ],
  [
    "a document that can only be read",
    async ({ ann, page, server }) => {
      const newer = new StockClient(server, "newer");
      newer.append("paragraph", "From the future.");
      newer.document.getMap("meta").set("schema", 2);
      await expect.poll(() => newer.isSaved).toBe(true);
      newer.leave();
      await ann.opens("newer");
      await expect(page.getByText("written with a newer version of Weft")).toBeVisible();
    },
  ],
];
