import { readFile } from "node:fs/promises";
import { expect, test } from "../test.ts";

test.use({ ownsServer: true });

test("documents are made, listed, opened, downloaded and, after asking, deleted", async ({ arrives }) => {
  const ann = await arrives("Ann");
  await ann.opensHome();
  await expect(ann.page.getByText("No documents yet. Make the first one.")).toBeVisible();
  await ann.page.getByRole("button", { name: "New document" }).click();
  await expect(ann.title).toBeFocused();
  await ann.page.keyboard.type("Groceries\nApples and pears.");
  await expect(ann.title).toHaveValue("Groceries");
  await ann.sees("Apples and pears.");
  await ann.saved();
  await expect(ann.page).toHaveTitle("Groceries – Weft");

  await ann.page.getByRole("button", { name: "Document menu" }).click();
  const [text] = await Promise.all([
    ann.page.waitForEvent("download"),
    ann.page.getByRole("menuitem", { name: "Plain text" }).click(),
  ]);
  expect(text.suggestedFilename()).toBe("Groceries.txt");
  expect(await readFile(await text.path(), "utf8")).toBe("Groceries\n\nApples and pears.\n");
  await ann.page.getByRole("button", { name: "Document menu" }).click();
  const [state] = await Promise.all([
    ann.page.waitForEvent("download"),
    ann.page.getByRole("menuitem", { name: "Download as Yjs state" }).click(),
  ]);
  expect(state.suggestedFilename()).toBe("Groceries.yjs");

  await ann.page.getByRole("link", { name: "All documents" }).click();
  await expect(ann.page.getByRole("link", { name: /Groceries/ })).toBeVisible();
  await ann.page.getByRole("link", { name: /Groceries/ }).click();
  await ann.sees("Apples and pears.");
  await expect(ann.title).not.toBeFocused();
  await ann.page.goBack();

  await ann.page.getByRole("button", { name: "Delete “Groceries”" }).click();
  await ann.page.getByRole("button", { name: "Cancel" }).click();
  await expect(ann.page.getByRole("link", { name: /Groceries/ })).toBeVisible();
  await ann.page.getByRole("button", { name: "Delete “Groceries”" }).click();
  await ann.page.getByRole("button", { name: "Delete", exact: true }).click();
  await expect(ann.page.getByText("No documents yet. Make the first one.")).toBeVisible();
});

test("the list says at once what a document was just called, before the server's own does", async ({ arrives }) => {
  const ann = await arrives("Ann");
  await ann.opensHome();
  await ann.page.route("**/api/documents", async (route) => {
    const response = await route.fetch();
    const { documents } = (await response.json()) as { documents: object[] };
    await route.fulfill({ json: { documents: documents.map((each) => ({ ...each, title: "" })), hasMore: false } });
  });
  await ann.page.getByRole("button", { name: "New document" }).click();
  await ann.page.keyboard.type("Groceries");
  await ann.saved();
  const id = new URL(ann.page.url()).pathname.slice("/d/".length);
  const { origin } = new URL(ann.page.url());
  await expect.poll(async () => (await fetch(`${origin}/api/documents`)).text()).toContain(id);
  await ann.page.getByRole("link", { name: "All documents" }).click();
  await expect(ann.page.getByRole("link", { name: /Untitled|Groceries/ })).toHaveText(/^Groceries/);
});

test("the list goes on when it is asked to, and stays as long as it was made", async ({ arrives }) => {
  const ann = await arrives("Ann");
  const all = Array.from({ length: 203 }, (_, index) => ({
    id: `note-${index}`,
    title: `Note ${index}`,
    createdAt: 0,
    updatedAt: 1_000_000 - index,
  }));
  await ann.page.route(/\/api\/documents(\?|$)/, (route) => {
    const limit = Number(new URL(route.request().url()).searchParams.get("limit") ?? 200);
    return route.fulfill({ json: { documents: all.slice(0, limit), hasMore: all.length > limit } });
  });
  await ann.opensHome();
  const rows = ann.page.getByRole("listitem");
  await expect(rows).toHaveCount(200);
  const more = ann.page.getByRole("button", { name: "Show more" });
  await more.press("Enter");
  await expect(rows).toHaveCount(203);
  await expect(more).toBeHidden();
  await expect(rows.nth(200).getByRole("link")).toBeFocused();
  const isAsked = ann.page.waitForResponse((response) => response.url().includes("/api/documents?limit=400"));
  await ann.page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await isAsked;
  await expect(rows).toHaveCount(203);
});

test("a document is never shown as an empty page before its text is there", async ({ arrives }) => {
  const [ann, bob] = [await arrives("Ann"), await arrives("Bob")];
  await ann.opens("notes");
  await ann.types("Not empty.");
  await ann.saved();
  const seen: (string | null)[] = [];
  await bob.page.exposeFunction("weftSaw", (text: string | null) => seen.push(text));
  await bob.page.addInitScript(() => {
    const tell = (window as unknown as { weftSaw: (text: string | null) => void }).weftSaw;
    new MutationObserver(() => {
      const text = document.querySelector(".weft-text");
      if (text) tell(text.textContent);
    }).observe(document, { subtree: true, childList: true });
  });
  await bob.opens("notes");
  await bob.sees("Not empty.");
  await bob.page.reload();
  await bob.sees("Not empty.");
  expect(seen.length).toBeGreaterThan(0);
  expect(new Set(seen)).toEqual(new Set(["Not empty."]));
});
