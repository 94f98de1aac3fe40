import { expect, test } from "../test.ts";

test("the text is a field to write in for the browser and for those who hear it, and none for React", async ({
  arrives,
}) => {
  const ann = await arrives("Ann");
  await ann.opens("notes");
  await expect(ann.text).toHaveAttribute("contenteditable", "true");
  expect(await ann.text.evaluate((text) => (text as HTMLElement).isContentEditable)).toBe(true);
  // What React asks before each drawing, to walk through the text if it is "true".
  await expect(ann.text).toHaveJSProperty("contentEditable", "inherit");
});

test("a document without words says that one can write there, and says no more once there is one", async ({
  arrives,
}) => {
  const ann = await arrives("Ann");
  await ann.opens("notes");
  const said = () =>
    ann.text.locator("p").evaluateAll((lines) => lines.map((line) => getComputedStyle(line, "::before").content));
  await expect.poll(said).toEqual(['"Write, or type / for everything else"']);
  await ann.types("a");
  await expect.poll(said).toEqual(["none"]);
  await ann.presses("Enter");
  await expect.poll(said).toEqual(["none", "none"]);
});

test("a dialog gives the focus back to what opened it, however it is closed", async ({ arrives }) => {
  const ann = await arrives("Ann");
  await ann.opens("notes");
  await ann.title.fill("Plan");
  await ann.saved();
  await ann.opensHome();
  const opener = ann.page.getByRole("button", { name: "Delete “Plan”" });
  const dialog = ann.page.getByRole("dialog", { name: "Delete “Plan”?" });

  await opener.press("Enter");
  await dialog.getByRole("button", { name: "Cancel" }).press("Enter");
  await expect(dialog).toBeHidden();
  await expect(opener).toBeFocused();
  await opener.press("Enter");
  await expect(dialog).toBeVisible();
  await ann.page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(opener).toBeFocused();
});

test("the question before a document is deleted stands on paper of its own in the document, too", async ({
  arrives,
}) => {
  const ann = await arrives("Ann");
  await ann.opens("notes");
  await ann.types("Words.");
  await ann.page.getByRole("button", { name: "Document menu" }).click();
  await ann.page.getByRole("menuitem", { name: "Delete…" }).click();
  const dialog = ann.page.getByRole("dialog", { name: "Delete “Untitled”?" });
  await expect(dialog.getByRole("button", { name: "Cancel" })).toBeFocused();
  const looks = () =>
    dialog.evaluate((element) => {
      const { backgroundColor, color } = getComputedStyle(element);
      return [backgroundColor, color];
    });
  expect(await looks()).toEqual(["rgb(255, 255, 255)", "rgb(27, 31, 39)"]);
  await ann.page.emulateMedia({ colorScheme: "dark" });
  expect(await looks()).toEqual(["rgb(31, 34, 41)", "rgb(232, 234, 238)"]);
});

test("an address that is no document's says so", async ({ server, arrives }) => {
  const ann = await arrives("Ann");
  for (const path of ["/d/100%25", "/d/%zz"]) {
    await ann.page.goto(server.url + path);
    await expect(ann.page.getByText("This is not the address of a document."), path).toBeVisible();
  }
  await ann.opens("a%3Ab");
});

test("the page fits a phone", async ({ arrives }) => {
  const ann = await arrives("Ann", { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
  await ann.opens("notes");
  await ann.title.fill("A rather long title that has to break");
  await ann.types("Some words that are long enough to need several lines on a narrow screen.");
  await ann.saved();
  const width = await ann.page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(360);
});
