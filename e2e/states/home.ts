import { expect } from "@playwright/test";
import type { State } from "./state.ts";

export const home: readonly State[] = [
  [
    "no documents",
    async ({ ann, page }) => {
      await ann.opensHome();
      await expect(page.getByText("No documents yet.")).toBeVisible();
    },
  ],
  [
    "documents",
    async ({ ann, page }) => {
      await ann.opens("notes");
      await ann.types("Words.");
      await ann.saved();
      await ann.opensHome();
      await expect(page.getByRole("link", { name: /Untitled/ })).toBeVisible();
    },
  ],
  [
    "the question before one is deleted",
    async ({ page }) => {
      await page.getByRole("button", { name: "Delete “Untitled”" }).click();
      await expect(page.getByRole("dialog", { name: "Delete “Untitled”?" })).toBeVisible();
    },
  ],
  [
    "documents without a network",
    async ({ ann, page }) => {
      await page.keyboard.press("Escape");
      await page.route("**/api/documents*", (route) => route.abort());
      await ann.opensHome();
      await expect(page.getByText("The list could not be loaded.")).toBeVisible();
    },
  ],
  [
    "an address of no document",
    async ({ page, server }) => {
      await page.goto(`${server.url}/d/100%25`);
      await expect(page.getByText("This is not the address of a document.")).toBeVisible();
    },
  ],
  [
    "a document that is on its way",
    async ({ page, server }) => {
      await page.routeWebSocket("**/sync*", () => {});
      await page.goto(`${server.url}/d/elsewhere`);
      await expect(page.getByText("Opening the document…")).toBeVisible();
    },
  ],
  [
    "a page that cannot be shown",
    async ({ page, server }) => {
      await page.route("**/assets/DoctorPage-*.js", (route) => route.abort());
      await page.goto(`${server.url}/doctor`);
      await expect(page.getByRole("heading", { name: "This page could not be shown" })).toBeVisible();
    },
  ],
];
