import { picture, type SampleFile, sound } from "../sample-files.ts";
import { expect, test } from "../test.ts";
import type { Writer } from "../writer.ts";

test("columns are made, gone through and made wider", async ({ arrives }) => {
  const ann = await arrives("Ann");
  await ann.opens("notes");
  await ann.types("/columns");
  await expect(ann.page.getByRole("listbox").getByRole("option", { selected: true })).toHaveText(/2 columns/);
  await ann.presses("Enter");
  await ann.page.keyboard.type("left");
  const border = ann.text.getByRole("separator", { name: "Width of the column" });
  await ann.presses("Tab");
  await expect(border).toBeFocused();
  await ann.presses("ArrowRight", "ArrowRight");
  await expect(border).toHaveAttribute("aria-valuenow", "120");
  await ann.presses("Escape");
  await expect(ann.text).toBeFocused();
  await ann.presses("ArrowRight");
  await ann.page.keyboard.type("right");
  await expect(ann.text.locator(".weft-column")).toHaveText(["left", "right"]);
});

test("a picture is gone to, aligned, made smaller and taken away", async ({ arrives }) => {
  const ann = await arrives("Ann");
  await ann.opens("notes");
  await ann.types("Above.");
  await places(ann, picture());
  await expect(ann.text.locator("img.weft-media")).toHaveJSProperty("naturalWidth", 320);
  await expect(ann.text).toBeFocused();
  await ann.goesBehind("Above.");
  await ann.caretIsSeen();
  await ann.presses("ArrowDown");
  const figure = ann.text.locator("figure");
  await expect(figure.getByRole("button", { name: "Centre" })).toBeAttached();
  await ann.presses("Tab", "Tab", "Enter");
  await expect(figure).toHaveAttribute("data-align", "center");
  await expect(ann.page.getByRole("button", { name: "Centre", pressed: true })).toBeFocused();
  await ann.presses("Escape");
  await expect(ann.text).toBeFocused();
  await ann.presses("Shift+Tab", "ArrowLeft");
  await expect(figure.locator("img")).toHaveCSS("width", "304px");
  await ann.presses("Escape", "Delete");
  await expect(figure).toHaveCount(0);
  await ann.page.keyboard.type(" On.");
  await ann.sees("Above.");
});

test("a sound is played", async ({ arrives }) => {
  const ann = await arrives("Ann");
  await ann.opens("notes");
  await ann.types("Above.");
  await places(ann, sound());
  const audio = ann.text.locator("audio");
  await expect(audio).toHaveJSProperty("duration", 1);
  await ann.goesBehind("Above.");
  await ann.presses("ArrowDown", "Tab");
  await expect(audio).toBeFocused();
  await ann.presses("Space");
  await expect.poll(() => audio.evaluate((each: HTMLAudioElement) => each.currentTime)).toBeGreaterThan(0);
  await ann.presses("Escape");
  await expect(ann.text).toBeFocused();
});

test("an embedded page is allowed and closed again", async ({ arrives }) => {
  const ann = await arrives("Ann");
  await ann.context.route("https://video.example/**", (route) => route.fulfill({ body: "A film." }));
  await ann.opens("notes");
  await ann.types("Above.");
  await ann.pastes('<p>Above.</p><figure data-type="embed" data-url="https://video.example/1"></figure>', "text/html");
  await ann.goesBehind("Above.");
  await ann.presses("Tab");
  const load = ann.text.getByRole("button", { name: "Load from video.example" });
  await expect(load).toBeFocused();
  await ann.presses("Enter");
  await expect(ann.text.getByRole("button", { name: "Close" })).toBeFocused();
  await ann.presses("Enter");
  await expect(load).toBeFocused();
});

test("the kind of a callout is chosen, and details are opened, where Tab leads from the text", async ({ arrives }) => {
  const ann = await arrives("Ann");
  await ann.opens("notes");
  await ann.types("Above.");
  await ann.presses("Enter");
  await ann.pastes(
    '<div data-callout="note"><p>hot</p></div><details><summary>more</summary><p>hidden</p></details>',
    "text/html",
  );
  await ann.goesBehind("Above.");
  await ann.presses("Tab");
  await expect(ann.text.getByRole("combobox", { name: "Kind of callout" })).toBeFocused();
  await ann.page.keyboard.type("war");
  await expect(ann.text.getByRole("note")).toHaveAccessibleName("Warning");
  await ann.presses("Tab", "Space");
  await expect(ann.text.getByText("hidden")).toBeVisible();
});

test("a footnote is written, and left to where it belongs", async ({ arrives }) => {
  const ann = await arrives("Ann");
  await ann.opens("notes");
  await ann.types("Said");
  await ann.presses("Control+Alt+f");
  await ann.page.keyboard.type("by whom");
  await expect(ann.text.getByRole("note", { name: "Footnote 1" })).toContainText("by whom");
  await ann.presses("Control+Alt+f");
  await ann.page.keyboard.type(" so.");
  await expect(ann.text.locator("p").first()).toHaveText("Said1 so.");
});

test("somebody is gone to and followed, and left again", async ({ arrives }) => {
  const [ann, bob] = [await arrives("Ann"), await arrives("Bob")];
  await bob.opens("notes");
  await bob.types("\n".repeat(80));
  await bob.page.keyboard.type("Far down.");
  await bob.saved();
  await ann.opens("notes");
  await ann.sees("Far down.");
  const face = ann.page.getByRole("button", { name: /^Bob, / });
  await face.focus();
  await ann.presses("Enter", "Tab", "Enter");
  await expect(ann.text.getByText("Far down.")).toBeInViewport();
  await ann.presses("Tab", "Enter");
  await expect(ann.page.getByText("You are following Bob")).toBeVisible();
  await ann.presses("Escape");
  await expect(ann.page.getByText("You are following Bob")).toBeHidden();
  await expect(face).toBeFocused();
});

test("a document is downloaded, and a file is asked for", async ({ arrives }) => {
  const ann = await arrives("Ann");
  await ann.opens("notes");
  await ann.types("Words.");
  const menu = ann.page.getByRole("button", { name: "Document menu" });
  await menu.press("Enter");
  await expect(ann.page.getByRole("menu", { name: "Document menu" })).toBeVisible();
  const download = ann.page.waitForEvent("download");
  await ann.presses("p", "Enter");
  expect((await download).suggestedFilename()).toMatch(/\.txt$/);
  await expect(menu).toBeFocused();
  await ann.presses("Enter", "i");
  const chooser = ann.page.waitForEvent("filechooser");
  await ann.presses("Enter");
  await chooser;
});

test("what is typed right after a tool was used goes into the text, however late the next frame comes", async ({
  arrives,
}) => {
  const ann = await arrives("Ann");
  const { page, text } = ann;
  await ann.opens("notes");
  await ann.types("Some ");
  const tools = page.getByRole("toolbar", { name: "Formatting" });
  const tool = (name: string) => tools.getByRole("button", { name, exact: true });
  await expect(tool("Bold")).toBeVisible();
  await page.evaluate(() => (window.requestAnimationFrame = () => 0));
  await tool("Bold").focus();
  await page.keyboard.press("Enter");
  await page.keyboard.type("words");
  await expect(text.locator("strong")).toHaveText("words");
  await tools.getByRole("combobox", { name: "Text style" }).focus();
  await page.keyboard.press("h");
  await page.keyboard.type(" more");
  await expect(text.locator("h1")).toHaveText("Some words more");
  await tool("Insert").focus();
  await page.keyboard.press("Enter");
  await page.getByRole("menuitem", { name: "Callout" }).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.type(" still");
  await expect(text.getByRole("note")).toHaveText("Some words more still");
});

test("wherever Tab leads, one sees where one is", async ({ arrives }) => {
  const ann = await arrives("Ann");
  await ann.opensHome();
  await ann.page.getByRole("button", { name: "New document" }).press("Enter");
  await expect(ann.page.getByRole("toolbar").first()).toBeVisible();
  await ann.text.focus();
  await ann.pastes(
    '<h1>Head</h1><div data-callout="note"><p>hot</p></div><p>Words<sup data-footnote="a"></sup></p><div data-footnote-text="a"><p>note</p></div>',
    "text/html",
  );
  await ann.page.getByRole("button", { name: "Outline", exact: true }).press("Enter");
  await ann.page.getByRole("link", { name: "All documents" }).focus();
  const seen: string[] = [];
  const unseen: string[] = [];
  for (let step = 0; step < 40; step += 1) {
    await ann.presses("Tab");
    const [name, isShown] = await ann.page.evaluate(() => {
      const focused = document.activeElement ?? document.body;
      if (focused === document.body) return ["", true] as const;
      const shown = [focused, focused.parentElement].some(
        (each) => each && getComputedStyle(each).outlineStyle !== "none",
      );
      // A caret says it there.
      return [focused.outerHTML.slice(0, 120), shown || focused.matches("textarea, [contenteditable]")] as const;
    });
    if (name === "") break;
    seen.push(name);
    if (!isShown) unseen.push(name);
  }
  expect(seen.length).toBeGreaterThan(10);
  expect(unseen).toEqual([]);
});

async function places(ann: Writer, file: SampleFile) {
  const chooser = ann.page.waitForEvent("filechooser");
  await ann.page.getByRole("button", { name: "Picture…" }).press("Enter");
  await (await chooser).setFiles(file);
}
