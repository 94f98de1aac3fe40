import { readFile } from "node:fs/promises";
import { expect, test } from "../test.ts";

test.use({ ownsServer: true, keepsApp: true });

test("words in a document that was deleted meanwhile can be seen, copied, downloaded and discarded", async ({
  server,
  arrives,
}) => {
  const ann = await arrives("Ann", { permissions: ["clipboard-read", "clipboard-write"] });
  await ann.opens("notes");
  await ann.title.fill("Plan");
  await ann.types("Known. ");
  await ann.saved();
  await ann.goesOffline();
  await ann.types("Typed while it was deleted.");
  await ann.seesStatus("Offline, kept on this device");
  await fetch(`${server.url}/api/documents/notes`, { method: "DELETE" });
  await ann.comesOnline();

  await ann.seesStatus("Not saved");
  await expect(ann.page.getByRole("alert")).toContainText("This document was deleted.");
  await expect(ann.text).not.toBeEditable();
  await ann.page.getByRole("button", { name: "See the words" }).click();
  const dialog = ann.page.getByRole("dialog");
  await expect(dialog.getByTestId("whole-text")).toHaveText(/Plan\s+Known\. Typed while it was deleted\./);
  await dialog.getByRole("button", { name: "Copy" }).click();
  await expect(dialog.getByText("Copied")).toBeVisible();
  expect(await ann.page.evaluate(() => navigator.clipboard.readText())).toContain("Typed while it was deleted.");
  const download = ann.page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Download as text" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe("Plan.txt");
  expect(await readFile(await file.path(), "utf8")).toContain("Typed while it was deleted.");

  await ann.page.reload();
  await expect(ann.page.getByRole("alert")).toContainText("This document was deleted.");
  await ann.page.getByRole("button", { name: "See the words" }).click();
  await dialog.getByRole("button", { name: "Discard…" }).click();
  await expect(dialog).toContainText("They are nowhere else.");
  await dialog.getByRole("button", { name: "Discard them" }).click();
  await expect(ann.page.getByRole("heading", { name: "Documents" })).toBeVisible();
  await expect(ann.page.getByText("Plan")).toHaveCount(0);
});

test("a document deleted while it is open closes for writing at once and keeps the words in sight", async ({
  server,
  arrives,
}) => {
  const ann = await arrives("Ann");
  await ann.opens("notes");
  await ann.types("Still to be read.");
  await ann.saved();
  await fetch(`${server.url}/api/documents/notes`, { method: "DELETE" });
  await expect(ann.page.getByRole("alert")).toContainText("This document was deleted.", { timeout: 1_000 });
  await ann.sees("Still to be read.");
  await expect(ann.text).not.toBeEditable();
});

test("what a writer may not send is told apart from what was sent", async ({ server, arrives }) => {
  const { StockClient } = await import("../stock-client.ts");
  const ann = await arrives("Ann");
  await ann.opens("notes");
  await ann.types("Sent. ");
  await ann.saved();
  await ann.goesOffline();
  await ann.types("Unsent words.");
  await ann.seesStatus("Offline, kept on this device");
  const newer = new StockClient(server, "notes");
  await expect.poll(() => newer.isSaved).toBe(true);
  newer.document.getMap("meta").set("schema", 2);
  await expect.poll(() => newer.isSaved).toBe(true);
  await ann.comesOnline();

  await ann.seesStatus("Not saved");
  await ann.page.getByRole("button", { name: "See the words" }).click();
  await expect(ann.page.getByTestId("unsent-words")).toHaveText("Unsent words.");
  await expect(ann.page.getByTestId("whole-text")).toHaveText("Sent. Unsent words.");
  await ann.page.getByRole("button", { name: "Discard…" }).click();
  await ann.page.getByRole("button", { name: "Discard them" }).click();
  await ann.sees("Sent.");
  await ann.seesNothingOf("Unsent words.");
  newer.leave();
});

test("a copy of an earlier document under the same address is put aside, offered, and never merged", async ({
  server,
  arrives,
}) => {
  const ann = await arrives("Ann");
  await ann.opens("notes");
  await ann.types("Words of the earlier document.");
  await ann.saved();
  await ann.goesOffline();
  await server.startEmpty();
  const bob = await arrives("Bob");
  await bob.opens("notes");
  await bob.types("Words of the new document.");
  await bob.saved();

  await ann.comesOnline();
  await ann.sees("Words of the new document.");
  await ann.seesNothingOf("earlier");
  await ann.types(" And Ann's.");
  await bob.sees("Words of the new document. And Ann's.");
  await bob.seesNothingOf("earlier");

  await ann.page.reload();
  await expect(ann.page.getByText("There is another document at this address now.")).toBeVisible();
  await ann.page.getByRole("button", { name: "See the words" }).click();
  await expect(ann.page.getByTestId("whole-text")).toHaveText("Words of the earlier document.");
  await ann.page.getByRole("button", { name: "Discard…" }).click();
  await ann.page.getByRole("button", { name: "Discard them" }).click();
  await expect(ann.page.getByText("There is another document at this address now.")).toBeHidden();
  await ann.sees("Words of the new document. And Ann's.");
});

test("an earlier document does not come into a new one by way of another tab", async ({ server, arrives }) => {
  const ann = await arrives("Ann");
  await ann.opens("notes");
  await ann.types("Words of the earlier document.");
  await ann.saved();
  const tab = await ann.opensTab("notes");
  await tab.sees("Words of the earlier document.");
  await ann.goesOffline();
  await server.startEmpty();
  const bob = await arrives("Bob");
  await bob.opens("notes");
  await bob.types("Words of the new document.");
  await bob.saved();

  await ann.comesOnline();
  for (const each of [ann, tab]) await each.sees("Words of the new document.");
  await tab.types(" And Ann's.");
  for (const each of [ann, tab, bob]) {
    await each.sees("Words of the new document. And Ann's.");
    await each.seesNothingOf("earlier");
  }
});
