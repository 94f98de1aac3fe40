import { expect, test } from "../test.ts";

test("carets and selections of others carry their name and colour, and faces show who is here", async ({ arrives }) => {
  const [ann, bob] = [await arrives("Ann"), await arrives("Bob Builder")];
  await ann.opens("notes");
  await bob.opens("notes");
  await ann.types("One line of words.");
  await bob.sees("One line of words.");
  await expect(ann.page.getByRole("list", { name: "People here" }).locator("> li")).toHaveCount(2);
  await expect(ann.page.getByRole("button", { name: "Bob Builder, is here" })).toBeVisible();

  await bob.text.focus();
  await bob.page.keyboard.press("Home");
  await bob.page.keyboard.press("Shift+Control+ArrowRight");
  const caret = ann.page.locator(".weft-caret");
  await expect(caret).toHaveAttribute("data-name", "Bob Builder");
  await expect(ann.page.locator(".weft-selection")).toHaveText(/^One\s?$/);
  expect(await ann.blocks()).toEqual(["One line of words."]);

  await bob.context.close();
  await expect(caret).toHaveCount(0);
  await expect(ann.page.getByRole("list", { name: "People here" }).locator("> li")).toHaveCount(1);
});

test("all cells that somebody selects are tinted, and the caret stands in words, also when it is all of the text", async ({
  arrives,
}) => {
  const [ann, bob] = [await arrives("Ann"), await arrives("Bob")];
  await ann.opens("notes");
  await bob.opens("notes");
  const row = (...cells: string[]) => `<tr>${cells.map((words) => `<td>${words}</td>`).join("")}</tr>`;
  await ann.text.focus();
  await ann.pastes(`<p>First</p><table>${row("a", "b", "c")}${row("d", "e", "f")}</table><p>Last</p>`, "text/html");
  await bob.sees("Last");
  const tinted = ann.text.locator(".weft-selection");
  const withCaret = ann.text.locator("p:has(.weft-caret)");
  await bob.goesBehind("b");
  await bob.presses("Escape");
  await expect(tinted).toHaveText(["b"]);
  await bob.presses("Shift+ArrowLeft", "Shift+ArrowDown");
  await expect(tinted).toHaveText(["a", "b", "d", "e"]);
  expect(await tinted.evaluateAll((all) => all.map(({ tagName }) => tagName))).toEqual(["TD", "TD", "TD", "TD"]);
  await expect(withCaret).toHaveText("d");
  await bob.presses("Escape", "Control+a", "Control+a", "Control+a");
  await expect(withCaret).toHaveText("Last");
  await expect(tinted.first()).toHaveText("First");
  await bob.goesBehind("Last");
  await expect(tinted).toHaveCount(0);
});

test("presence that makes no sense costs nobody's words", async ({ server, arrives }) => {
  const { StockClient } = await import("../stock-client.ts");
  const [ann, bob] = [await arrives("Ann"), await arrives("Bob")];
  await ann.opens("notes");
  await bob.opens("notes");
  await ann.types("One. ");
  await bob.sees("One.");
  const anchor = { tname: "content" };
  for (const [index, state] of [
    { cursor: { anchor: {}, head: {} } },
    { cursor: { anchor, head: { item: { client: 1, clock: -1 } } } },
    { user: "a string", cursor: { anchor, head: anchor } },
  ].entries()) {
    const odd = new StockClient(server, "notes");
    await expect.poll(() => odd.isSaved).toBe(true);
    odd.show(state);
    odd.append("paragraph", `Paragraph ${index}.`);
    await ann.sees(`Paragraph ${index}.`);
    await ann.types(`Ann ${index}. `);
    await bob.sees(`Ann ${index}.`);
    await expect.poll(() => odd.isSaved).toBe(true);
    odd.leave();
  }
  const expected = ["One. ", ...[0, 1, 2].map((index) => `Paragraph ${index}.Ann ${index}. `)];
  expect(await ann.blocks()).toEqual(expected);
  expect(await bob.blocks()).toEqual(expected);
});

test("a person can take another name, which others see at once and the browser remembers", async ({ arrives }) => {
  const [ann, bob] = [await arrives("Ann"), await arrives("Bob")];
  await ann.opens("notes");
  await bob.opens("notes");
  await bob.page.getByRole("button", { name: "Bob (you)" }).click();
  await bob.page.getByLabel("Your name").fill("Robert");
  await bob.page.keyboard.press("Enter");
  await expect(ann.page.getByRole("button", { name: "Robert, is here" })).toBeVisible();
  await bob.page.reload();
  await expect(bob.page.getByRole("button", { name: "Robert (you)" })).toBeVisible();
});

test("nothing moves under a reader when others type above", async ({ arrives }) => {
  const [ann, bob] = [await arrives("Ann"), await arrives("Bob")];
  await ann.opens("notes");
  await ann.text.focus();
  await ann.page.evaluate(() => {
    const lines = Array.from({ length: 80 }, (_, index) => `<p>Line ${index} of a long document.</p>`).join("");
    const data = new DataTransfer();
    data.setData("text/html", lines);
    document.activeElement?.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true }));
  });
  await ann.saved();
  await bob.opens("notes");
  await bob.sees("Line 79");

  const line = ann.text.getByText("Line 60 of");
  await line.click();
  await line.evaluate((element) => element.scrollIntoView({ block: "center" }));
  const before = (await line.boundingBox())?.y ?? 0;
  await bob.text.getByText("Line 0 of").click();
  await bob.page.keyboard.type("Much more text than there was, over several lines. ".repeat(6));
  await ann.sees("over several lines. Much more");
  await bob.saved();
  expect(Math.abs(((await line.boundingBox())?.y ?? 0) - before)).toBeLessThanOrEqual(1);
  await ann.page.keyboard.type(" And on.");
  await expect.poll(() => ann.blocks()).toContain("Line 60 of a long document. And on.");
});
