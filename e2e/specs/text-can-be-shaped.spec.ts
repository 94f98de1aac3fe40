import { StockClient } from "../stock-client.ts";
import { expect, test } from "../test.ts";

test("tasks are typed, and one of them is done with the mouse", async ({ server, arrives }) => {
  const ann = await arrives("Ann");
  await ann.opens("tasks");
  await ann.types("[ ] to do");
  await ann.page.keyboard.press("Enter");
  await ann.page.keyboard.type("another");
  await ann.page.getByRole("checkbox", { name: "Done: another" }).check();
  await ann.saved();
  const text = await fetch(`${server.url}/api/documents/${server.idOf("tasks")}/text`);
  expect(await text.text()).toBe("[ ] to do\n[x] another\n");
});

test("what is cut from a line into a list leaves the line and the rest of the list", async ({ arrives }) => {
  const ann = await arrives("Ann");
  await ann.opens("lists");
  await ann.text.focus();
  await ann.pastes("<p>zero</p><ul><li>one<ul><li>two</li></ul></li><li>three</li></ul>", "text/html");
  const before = await ann.shape();
  await ann.selects("zeroonetwo");
  await ann.presses("Control+x");
  await expect.poll(() => ann.shape()).toBe("<p></p><ul><li><p>three</p></li></ul>");
  await ann.presses("Control+z");
  await expect.poll(() => ann.shape()).toBe(before);
});

test("every tool of the toolbar works from the keyboard alone", async ({ arrives }) => {
  const ann = await arrives("Ann");
  await ann.opens("notes");
  await ann.types("words");
  const { keyboard } = ann.page;
  const toolbar = ann.page.getByRole("toolbar", { name: "Formatting" });

  await keyboard.press("Control+a");
  await keyboard.press("Alt+F10");
  await expect(toolbar.getByRole("combobox", { name: "Text style" })).toBeFocused();
  await keyboard.press("ArrowRight");
  await expect(toolbar.getByRole("button", { name: "Bold" })).toBeFocused();
  await keyboard.press("Enter");
  await expect(ann.text.locator("strong")).toHaveText("words");
  await expect(ann.text).toBeFocused();
  await keyboard.press("Alt+F10");
  await expect(toolbar.getByRole("button", { name: "Bold", pressed: true })).toBeFocused();
  await keyboard.press("End");
  await expect(toolbar.getByRole("button", { name: "Redo" })).toBeFocused();
  await keyboard.press("Escape");
  await expect(ann.text).toBeFocused();

  await keyboard.press("Control+k");
  await ann.page.getByLabel("Address").fill("javascript:alert(1)");
  await keyboard.press("Enter");
  await expect(ann.page.getByText("This is not an address that can be linked.")).toBeVisible();
  await ann.page.getByLabel("Address").fill("example.org");
  await keyboard.press("Enter");
  await expect(ann.text.getByRole("link", { name: "words" })).toHaveAttribute("href", "https://example.org");
  await expect(ann.text).toBeFocused();
  await keyboard.type(" on");
  await expect(ann.text.getByRole("link")).toHaveText("words");
  await ann.sees("words on");
});

test("Ctrl+K asks beside the words that are to be linked, and Escape leads back to them", async ({ arrives }) => {
  const ann = await arrives("Ann");
  await ann.opens("notes");
  await ann.types("Some words");
  await ann.selects("words");
  await ann.presses("Control+k");
  const dialog = ann.page.getByRole("dialog", { name: "Link" });
  await expect(dialog.getByLabel("Address")).toBeFocused();
  const words = await ann.text.locator("p").boundingBox();
  const asked = await dialog.boundingBox();
  expect(asked?.y).toBeGreaterThan((words?.y ?? 0) + (words?.height ?? 0) - 1);
  await ann.presses("Escape");
  await expect(dialog).toBeHidden();
  expect(await ann.selection()).toBe("Some [words]");
  await ann.page.keyboard.type("letters");
  await expect(ann.text).toHaveText("Some letters");
});

test("the toolbar is still reached from the keyboard when the tool that had the focus is gone", async ({ arrives }) => {
  const ann = await arrives("Ann");
  await ann.opens("notes");
  await ann.text.focus();
  const { keyboard } = ann.page;
  const toolbar = ann.page.getByRole("toolbar", { name: "Formatting" });
  const firstStop = toolbar.getByRole("combobox", { name: "Text style" });
  await toolbar.getByRole("button", { name: "Table" }).click();
  await ann.page.getByRole("gridcell", { name: "3 rows, 3 columns" }).click();
  await keyboard.press("Alt+F10");
  await keyboard.press("End");
  await expect(toolbar.getByRole("button", { name: "Delete table" })).toBeFocused();
  await keyboard.press("Enter");
  await expect(ann.text.getByRole("table")).toHaveCount(0);
  await expect(ann.text).toBeFocused();

  await keyboard.press("Shift+Tab");
  await expect(ann.title).toBeFocused();
  await keyboard.press("Shift+Tab");
  await expect(firstStop).toBeFocused();
  await keyboard.press("Escape");
  await expect(ann.text).toBeFocused();
  await keyboard.press("Alt+F10");
  await expect(firstStop).toBeFocused();
});

const stored: [documentId: string, address: string, opens: number][] = [
  ["good", "https://example.org", 1],
  ["bad", "javascript:window.ran = 1", 0],
];

test("an address that another program stored is offered to be opened only if it runs nothing", async ({
  server,
  arrives,
}) => {
  const ann = await arrives("Ann");
  const toolbar = ann.page.getByRole("toolbar", { name: "Formatting" });
  for (const [documentId, address, opens] of stored) {
    const other = new StockClient(server, documentId);
    other.append("paragraph", "linked words", { marks: { link: { href: address } } });
    await expect.poll(() => other.isSaved).toBe(true);
    other.leave();
    await ann.opens(documentId);
    await ann.text.getByText("linked words").click();
    await expect(toolbar.locator('[data-active="true"]')).toBeVisible();
    await ann.page.keyboard.press("Control+k");
    const dialog = ann.page.getByRole("dialog", { name: "Link" });
    await expect(dialog.getByLabel("Address")).toHaveValue(address);
    await expect(dialog.getByRole("button", { name: "Remove link" })).toBeVisible();
    await expect(dialog.getByRole("link", { name: "Open" })).toHaveCount(opens);
    await expect(ann.page.locator("[data-link-card]")).toBeHidden();
  }
});

test("a title that can only be read is not changed by undo either", async ({ server, arrives }) => {
  const ann = await arrives("Ann");
  await ann.opens("notes");
  await ann.title.fill("Plan");
  await ann.saved();
  const newer = new StockClient(server, "notes");
  await expect.poll(() => newer.isSaved).toBe(true);
  newer.document.getMap("meta").set("schema", 2);
  await expect(ann.title).not.toBeEditable();
  await ann.title.press("Control+z");
  await expect(ann.title).toHaveValue("Plan");
  newer.leave();
});

test("tables are made, filled and changed, by two at once", async ({ arrives }) => {
  const [ann, bob] = [await arrives("Ann"), await arrives("Bob")];
  await ann.opens("notes");
  await bob.opens("notes");
  await ann.text.focus();
  await ann.page.getByRole("button", { name: "Table" }).click();
  await ann.page.getByRole("gridcell", { name: "3 rows, 3 columns" }).click();
  await ann.page.keyboard.type("Name");
  await ann.page.keyboard.press("Tab");
  await ann.page.keyboard.type("Age");
  await expect(bob.text.getByRole("columnheader", { name: "Age" })).toBeVisible();
  await bob.text.getByRole("cell").first().click();
  await bob.page.keyboard.type("Bob's cell");
  await ann.page.getByRole("button", { name: "Insert row below" }).click();
  await ann.page.getByRole("button", { name: "Insert column after" }).click();
  await expect(bob.text.getByRole("row")).toHaveCount(4);
  await expect(ann.text.getByRole("cell", { name: "Bob's cell" })).toBeVisible();
  await ann.text.getByRole("cell", { name: "Bob's cell" }).click();
  await ann.page.getByRole("button", { name: "Delete table" }).click();
  await expect(bob.text.getByRole("table")).toHaveCount(0);
});

test("a paste from a web page keeps its structure and runs nothing", async ({ arrives }) => {
  const ann = await arrives("Ann");
  await ann.opens("notes");
  await ann.text.focus();
  await ann.page.evaluate(() => {
    const data = new DataTransfer();
    data.setData(
      "text/html",
      `<h2 onclick="window.ran = 1">Head</h2><script>window.ran = 1</script><img src=x onerror="window.ran = 1">
       <p><a href="javascript:window.ran = 1">bad</a> <a href="https://example.org">good</a> <b>bold</b></p>`,
    );
    document.activeElement?.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true }));
  });
  await expect(ann.text.getByRole("heading", { name: "Head" })).toBeVisible();
  await expect(ann.text.getByRole("link", { name: "good" })).toHaveAttribute("href", "https://example.org");
  await expect(ann.text.locator('a[href^="javascript"]')).toHaveCount(0);
  await expect(ann.text.locator("strong")).toHaveText("bold");
  await ann.saved();
  expect(await ann.page.evaluate(() => (window as unknown as { ran?: number }).ran)).toBeUndefined();
});

test("addresses become links as they are typed and pasted, and one pasted on words becomes their link", async ({
  arrives,
}) => {
  const ann = await arrives("Ann");
  const areKnown = ann.page.waitForResponse(/find-addresses/);
  await ann.opens("notes");
  await areKnown;
  await ann.types("See example.org, ");
  const links = ann.text.getByRole("link");
  await expect(links).toHaveText(["example.org"]);
  await expect(links).toHaveAttribute("href", "https://example.org");
  await ann.presses("Control+z");
  await expect(links).toHaveCount(0);
  await ann.presses("Control+Shift+z");
  await expect(links).toHaveCount(1);
  await ann.pastes("and ann@example.org too");
  await expect(links).toHaveText(["example.org", "ann@example.org"]);
  await ann.selects("too");
  await ann.pastes("https://example.org/third");
  await expect(links).toHaveText(["example.org", "ann@example.org", "too"]);
  await expect(links.last()).toHaveAttribute("href", "https://example.org/third");
});

test("the address of a video in a line of its own is offered to be embedded, and asked of nobody", async ({
  arrives,
}) => {
  const ann = await arrives("Ann");
  const asked: string[] = [];
  ann.page.on("request", (request) => asked.push(new URL(request.url()).hostname));
  const areKnown = ann.page.waitForResponse(/find-addresses/);
  await ann.opens("notes");
  await areKnown;
  await ann.text.focus();
  await ann.pastes("https://youtu.be/dQw4w9WgXcQ");
  const card = ann.page.locator("[data-link-card]");
  await card.getByRole("button", { name: "Embed" }).click();
  await expect(ann.text.getByRole("button", { name: /^Load from/ })).toBeVisible();
  await expect(ann.text).toBeFocused();
  await ann.page.keyboard.type("Watch it: ");
  await ann.pastes("https://youtu.be/dQw4w9WgXcQ");
  await expect(card.getByRole("button", { name: "Open" })).toBeVisible();
  await expect(card.getByRole("button", { name: "Embed" })).toHaveCount(0);
  expect(asked.filter((host) => host !== "localhost")).toEqual([]);
});
