import * as Y from "yjs";
import { expect } from "@playwright/test";
import { StockClient } from "../stock-client.ts";
import type { State } from "./state.ts";

/** What one sees of others, and of programs that know more. */
export const others: readonly State[] = [
  [
    "somebody's caret and card",
    async ({ ann, page, arrives }) => {
      const bob = await arrives("Bob");
      await bob.opens("notes");
      await bob.types("Some words of Bob.");
      await bob.selects("words");
      await ann.opens("notes");
      await expect(page.locator(".weft-caret")).toBeVisible();
      await page.getByRole("button", { name: /^Bob, / }).click();
      await expect(page.getByRole("button", { name: "Follow", exact: true })).toBeVisible();
    },
  ],
  [
    "somebody who is followed",
    async ({ page }) => {
      await page.getByRole("button", { name: "Follow", exact: true }).click();
      await expect(page.getByText("You are following Bob")).toBeVisible();
    },
  ],
  [
    "more people than there is room for",
    async ({ page, server }) => {
      await page.keyboard.press("Escape");
      for (let index = 0; index < 5; index += 1) {
        const other = new StockClient(server, "notes");
        other.show({ user: { name: `Guest ${index}`, color: "#a01f6c" } });
      }
      await page.getByRole("button", { name: "2 more" }).click();
      await expect(page.getByRole("list", { name: "2 more" })).toBeVisible();
    },
  ],
  [
    "content of a newer version",
    async ({ ann, page, server }) => {
      await page.keyboard.press("Escape");
      const other = new StockClient(server, "notes");
      other.append("gadget", "Mind the gap.");
      const stamp = new Y.XmlElement("stamp");
      stamp.insert(0, [new Y.XmlText("within")]);
      other.append("paragraph", "A stamp:");
      (other.content.get(other.content.length - 1) as Y.XmlElement).insert(1, [stamp]);
      await ann.sees("within");
    },
  ],
];
