import type { Request } from "@playwright/test";
import type { Writer } from "../writer.ts";
import { expect, test } from "../test.ts";

test.use({ ownsServer: true });

const option = (writer: Writer, name: string | RegExp) =>
  writer.page.getByRole("listbox", { name: "Suggestions" }).getByRole("option", { name });

const isList = (asked: URL | Request) =>
  new URL(String("url" in asked ? asked.url() : asked)).pathname === "/api/documents";

test("somebody is mentioned from the keyboard, and the other sees who", async ({ arrives }) => {
  const [ann, bob] = [await arrives("Ann"), await arrives("Bob")];
  await bob.opens("notes");
  await ann.opens("notes");
  await expect(ann.page.getByRole("img", { name: "Bob" }).or(ann.page.getByText("Bob")).first()).toBeVisible();
  await ann.types("Ask @bo");
  await expect(option(ann, "Bob")).toHaveAttribute("aria-selected", "true");
  await ann.page.keyboard.press("Enter");
  await ann.page.keyboard.type("please.");
  await expect(bob.text.locator(".weft-mention")).toHaveText("@Bob");
  await bob.sees("Ask @Bob please.");
});

test("a list that is closed with Escape stays closed, and keys are the text's again", async ({ arrives }) => {
  const ann = await arrives("Ann");
  await ann.opens("notes");
  await ann.types("Meet @to");
  await expect(option(ann, /Today/)).toBeVisible();
  await ann.page.keyboard.press("Escape");
  await expect(ann.page.getByRole("listbox")).toHaveCount(0);
  await ann.page.keyboard.type("m");
  await ann.page.keyboard.press("Enter");
  await ann.page.keyboard.type("next");
  expect(await ann.blocks()).toEqual(["Meet @tom", "next"]);
});

test("a date is shown as the reader's language writes it, and changed in its panel", async ({ arrives }) => {
  const ann = await arrives("Ann");
  const bob = await arrives("Bob", { locale: "de-DE" });
  await bob.opens("notes");
  await ann.opens("notes");
  await ann.types("On @2026-12-24");
  await expect(option(ann, /2026/)).toHaveAttribute("aria-selected", "true");
  await ann.page.keyboard.press("Enter");
  await expect(ann.text.locator("time")).toHaveText("24 Dec 2026");
  await expect(bob.text.locator("time")).toHaveText("24.12.2026");
  await ann.text.locator("time").click();
  await ann.page.getByRole("dialog", { name: "Date" }).getByLabel("Date").fill("2027-01-06");
  await ann.page.keyboard.press("Enter");
  await expect(bob.text.locator("time")).toHaveText("06.01.2027");
  await expect(ann.text).toBeFocused();
});

test("a page is linked by its title, shown under the title it has now, and opened", async ({ server, arrives }) => {
  const ann = await arrives("Ann");
  // The list of documents learns of titles once a second.
  const isListed = (title: string) =>
    expect.poll(async () => (await fetch(`${server.url}/api/documents`)).text()).toContain(title);
  await ann.opens("plan");
  await ann.title.fill("The great plan");
  await isListed("The great plan");
  await ann.opens("notes");
  await ann.types("See [[great");
  await option(ann, "The great plan").click();
  await ann.page.keyboard.type("now.");
  await ann.sees("See The great plan now.");
  await ann.saved();
  const link = ann.text.getByRole("link", { name: "The great plan" });
  await link.click();
  await expect(ann.page).toHaveURL(/\/d\/plan$/);
  await ann.title.fill("The small plan");
  await isListed("The small plan");
  await ann.opens("notes");
  await expect(ann.text.getByRole("link", { name: "The small plan" })).toBeVisible();
});

test("a page that is not there yet is made by its title, and linked", async ({ arrives }) => {
  const ann = await arrives("Ann");
  await ann.opens("notes");
  await ann.types("See [[A new plan");
  await expect(option(ann, "Create page “A new plan”")).toHaveAttribute("aria-selected", "true");
  const isMade = ann.page.waitForResponse((response) => response.request().method() === "PUT");
  await ann.page.keyboard.press("Enter");
  await ann.sees("See A new plan");
  expect((await isMade).status()).toBe(201);
  await ann.saved();
  await ann.text.getByRole("link", { name: "A new plan" }).click();
  await expect(ann.page).not.toHaveURL(/notes$/);
  await expect(ann.title).toHaveValue("A new plan");
});

test("the address of a document becomes a link to it, unless it is pasted as plain text", async ({
  server,
  arrives,
}) => {
  const ann = await arrives("Ann");
  await ann.opens("plan");
  await ann.title.fill("The great plan");
  await expect.poll(async () => (await fetch(`${server.url}/api/documents`)).text()).toContain("The great plan");
  await ann.opens("notes");
  await ann.types("See ");
  await ann.pastes(`${server.url}/d/plan`);
  await ann.sees("See The great plan");
  await ann.page.keyboard.type(" and ");
  await ann.pastes(`${server.url}/d/plan#b-1-1-words`);
  await ann.sees("See The great plan and http");
  await ann.page.keyboard.type(" and ");
  await ann.page.keyboard.down("Shift");
  await ann.pastes(`${server.url}/d/plan`);
  await ann.page.keyboard.up("Shift");
  await ann.sees("/d/plan#b-1-1-words and http");
  await expect(ann.text.locator(".weft-page-link")).toHaveCount(1);
  await ann.text.getByRole("link", { name: "The great plan" }).click();
  await expect(ann.page).toHaveURL(/\/d\/plan$/);
});

test("a list that is open shows what others make and rename, asked for once at a time", async ({ arrives }) => {
  const [ann, bob] = [await arrives("Ann"), await arrives("Bob")];
  await bob.opens("plan");
  await bob.title.fill("The great plan");
  await ann.opens("notes");
  let [asking, most] = [0, 0];
  const count = (by: number) => (request: Request) => {
    if (isList(request)) asking += by;
    most = Math.max(most, asking);
  };
  ann.page.on("request", count(1)).on("requestfinished", count(-1)).on("requestfailed", count(-1));
  await ann.types("See [[pl");
  await expect(option(ann, "The great plan")).toHaveAttribute("aria-selected", "true");
  await bob.opens("place");
  await bob.title.fill("A better place");
  await expect(option(ann, "A better place")).toBeVisible();
  // What is newer comes below what one was about to take.
  await expect(option(ann, /./)).toHaveText(["The great plan", "A better place"]);
  await ann.presses("ArrowDown");
  await bob.title.fill("The best place");
  await expect(option(ann, "The best place")).toHaveAttribute("aria-selected", "true");
  await bob.opens("plan");
  await bob.title.fill("Nothing");
  await expect(option(ann, /./)).toHaveText(["The best place"]);
  await ann.presses("Enter");
  await ann.sees("See The best place");
  expect(most).toBe(1);
});

test("a list that is closed asks for nothing more", async ({ arrives }) => {
  const ann = await arrives("Ann");
  await ann.opens("notes");
  await ann.page.route(isList, () => {});
  const [request] = await Promise.all([ann.page.waitForRequest(isList), ann.types("See [[pl")]);
  const [brokenOff] = await Promise.all([
    // Before its time is up anyway.
    ann.page.waitForEvent("requestfailed", { timeout: 2_000 }),
    ann.page.keyboard.press("Escape"),
  ]);
  expect(brokenOff).toBe(request);
});

test("of more documents than are listed, those are found that have what is typed", async ({ server, arrives }) => {
  const ann = await arrives("Ann");
  await ann.opens("plan");
  await ann.title.fill("Où est le café");
  await expect.poll(async () => (await fetch(`${server.url}/api/documents`)).text()).toContain("café");
  // As if two hundred others had been changed since.
  await ann.page.route("**/api/documents", (route) => route.fulfill({ json: { documents: [], hasMore: true } }));
  await ann.opens("notes");
  await ann.types("See [[cafe ou");
  await option(ann, "Où est le café").click();
  await ann.sees("See Où est le café");
});

test("an emoji is found by its name, taken between two colons, and is a letter", async ({ server, arrives }) => {
  const ann = await arrives("Ann");
  await ann.opens("notes");
  await ann.types("At 10:30 :tada: and :thumbsu");
  await expect(option(ann, ":+1:")).toHaveAttribute("aria-selected", "true");
  await ann.page.keyboard.press("Tab");
  await ann.sees("At 10:30 🎉 and 👍");
  await ann.saved();
  const text = await fetch(`${server.url}/api/documents/notes/text`);
  expect(await text.text()).toBe("At 10:30 🎉 and 👍\n");
});

test("what begins a name from the menus opens the list", async ({ arrives }) => {
  const ann = await arrives("Ann");
  await ann.opens("notes");
  await ann.types("Hello");
  await ann.page
    .getByRole("toolbar", { name: "Formatting" })
    .getByRole("button", { name: "Insert", exact: true })
    .click();
  await ann.page.getByRole("menu", { name: "Insert" }).getByRole("menuitem", { name: "Emoji" }).click();
  await expect(option(ann, ":smile:")).toBeVisible();
  await ann.page.keyboard.type("tad");
  await expect(option(ann, ":tada:")).toHaveAttribute("aria-selected", "true");
  await ann.page.keyboard.press("Enter");
  await ann.sees("Hello 🎉");
  await ann.types(" /emoji");
  await option(ann, "Emoji").click();
  await expect(option(ann, ":smile:")).toBeVisible();
  await ann.page.keyboard.press("Escape");
  await ann.types(" /mention");
  await option(ann, "Mention").click();
  await expect(option(ann, "Today")).toBeVisible();
});

test("who is faster than the list takes what the whole name says, and nothing where there is nothing", async ({
  arrives,
}) => {
  const ann = await arrives("Ann");
  await ann.opens("notes");
  const chosen = ann.page.getByRole("listbox").getByRole("option", { selected: true });
  await ann.types("/co");
  await expect(chosen).toHaveText(/Code block/);
  await typesAtOnce(ann, "lumns", "Tab", "Left");
  await expect(ann.text.locator(".weft-column")).toHaveText(["Left", ""]);
  await ann.opens("plan");
  await ann.types("Not /co");
  await expect(chosen).toHaveText(/Code block/);
  await typesAtOnce(ann, "xyz", "Enter", "Next");
  await expect(ann.text.locator("p")).toHaveText(["Not /coxyz", "Next"]);
});

/** As keys come that have waited for a slow page: it comes to nothing between but what a key itself leads to. */
function typesAtOnce({ text }: Writer, ...pieces: string[]): Promise<void> {
  return text.evaluate(async (element, all) => {
    for (const key of all.flatMap((piece) => (piece === "Tab" || piece === "Enter" ? piece : [...piece]))) {
      const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
      if (element.dispatchEvent(event) && key.length === 1) document.execCommand("insertText", false, key);
      await Promise.resolve();
    }
  }, pieces);
}
