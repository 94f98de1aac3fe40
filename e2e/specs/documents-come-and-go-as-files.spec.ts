import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, test } from "../test.ts";
import type { Writer } from "../writer.ts";

const markdown = `# Plan

Ship **soon**, see [the list](https://example.org/list).

- one
  - two

* [x] done

| a | b |
| - | - |
| 1 | 2 |

\`\`\`
let a;
\`\`\`
`;

test("Markdown is pasted as blocks, taken back in one step, and as it is written with Ctrl-Shift-V", async ({
  arrives,
}) => {
  const ann = await arrives("Ann");
  await ann.opens("notes");
  await ann.text.focus();
  await ann.pastes(markdown);
  await expect(ann.text.getByRole("heading", { name: "Plan" })).toBeVisible();
  await expect(ann.text.locator("strong")).toHaveText("soon");
  await expect(ann.text.getByRole("link", { name: "the list" })).toHaveAttribute("href", "https://example.org/list");
  await expect(ann.text.locator("ul ul li")).toHaveText("two");
  await expect(ann.text.getByRole("checkbox")).toBeChecked();
  await expect(ann.text.locator("th")).toHaveText(["a", "b"]);
  await expect(ann.text.locator("pre code")).toContainText("let a;");
  await ann.presses("Control+z");
  await expect.poll(() => ann.blocks()).toEqual([""]);

  await ann.pastes("a_b and 2 * 3");
  await ann.sees("a_b and 2 * 3");
  await ann.page.keyboard.down("Shift");
  await ann.pastes(" **plain**");
  await ann.page.keyboard.up("Shift");
  await ann.sees("a_b and 2 * 3 **plain**");
});

test("Markdown lands where it was pasted, whatever is written meanwhile", async ({ arrives }) => {
  const [ann, bob] = [await arrives("Ann"), await arrives("Bob")];
  const release = await holdFormats(ann.page);
  await ann.opens("notes");
  await bob.opens("notes");
  await ann.types("Above.\n\nBelow.");
  await bob.sees("Below.");
  await ann.presses("ArrowUp");
  await ann.pastes("- one\n- two");
  await ann.page.keyboard.type("typed");
  await bob.goesBehind("Above.");
  await bob.page.keyboard.type(" By Bob.");
  await ann.sees("By Bob.");
  release();
  await expect.poll(() => ann.blocks()).toEqual(["Above. By Bob.", "onetwotyped", "Below."]);
  await expect.poll(() => bob.blocks()).toEqual(await ann.blocks());
});

test("what is copied is Markdown where there is more than words", async ({ arrives }) => {
  const ann = await arrives("Ann");
  await ann.opens("notes");
  await ann.text.focus();
  await ann.pastes(markdown);
  await ann.sees("let a;");
  await ann.presses("Control+a", "Control+a");
  await expect.poll(() => copied(ann, "text/plain")).toBe(markdown.trimEnd());
  expect(await copied(ann, "text/html")).toContain("<h1");
  await ann.selects("soon");
  expect(await copied(ann, "text/plain")).toBe("soon");
});

test("promise 15: a document is downloaded in every format, and comes back from its file", async ({ arrives }) => {
  const ann = await arrives("Ann");
  await ann.opens("notes");
  await ann.title.fill("My plan");
  await ann.text.focus();
  await ann.pastes(markdown);
  await ann.sees("let a;");
  const shape = await ann.shape();
  const file = await download(ann, "Markdown");
  expect(file.name).toBe("My plan.md");
  expect(file.text).toBe(`# My plan\n\n${markdown}`);
  expect((await download(ann, "Plain text")).text).toContain("- one\n  - two");
  expect(JSON.parse((await download(ann, "Data (JSON)")).text)).toMatchObject({
    title: "My plan",
    content: { type: "doc" },
  });
  const page = await download(ann, "Web page (HTML)");
  expect(page.text).toContain("<h1>My plan</h1>");

  for (const [id, { name, text }] of [
    ["from-markdown", file],
    ["from-html", page],
  ] as const) {
    await ann.opens(id);
    await importFile(ann, name, text);
    await expect(ann.title).toHaveValue("My plan");
    await expect.poll(() => ann.shape()).toBe(shape);
  }
  await importFile(ann, "more.md", "more *words*");
  await ann.sees("more words");
  await ann.presses("Control+z");
  await expect.poll(() => ann.shape()).toBe(shape);
});

test("what is imported brings its pictures and its title, and says what it does not have", async ({ arrives }) => {
  const ann = await arrives("Ann");
  for (const [name, text] of [
    ["trip.md", `---\ntitle: Trip\n---\n\n![dot](${dot})\n\nSee ![the map](img/map.png).\n`],
    [
      "trip.html",
      `<title>Trip</title><p><img src="${dot}" alt="dot"></p><p>See <img src="map.png" alt="the map">.</p>`,
    ],
  ] as const) {
    await ann.opens(name.replace(".", "-"));
    await importFile(ann, name, text);
    await expect(ann.page.getByRole("status").filter({ hasText: name })).toContainText("without 1 of its pictures");
    await expect(ann.title).toHaveValue("Trip");
    const picture = ann.text.getByRole("img", { name: "dot" });
    await expect(picture).toHaveCount(1);
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1);
    await ann.sees("See the map.");
  }
  await ann.opens("plain");
  await importFile(ann, "plain.txt", "# no heading\n\n- no item\n");
  await expect.poll(() => ann.blocks()).toEqual(["# no heading", "- no item"]);
});

test("footnotes of another program are footnotes where they are pasted, and numbered links in a page", async ({
  arrives,
}) => {
  const ann = await arrives("Ann");
  await ann.opens("notes");
  await ann.text.focus();
  await ann.pastes(
    `<p class="western">Whales<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a>.</p>
    <div id="sdfootnote1"><p class="sdfootnote"><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a>They
    sing.</p></div>`,
    "text/html",
  );
  await expect(ann.text.getByRole("note")).toContainText("They sing.");
  await expect(ann.text.locator("p sup")).toHaveText("1");
  await expect.poll(() => ann.blocks()).toHaveLength(2);
  const page = await download(ann, "Web page (HTML)");
  expect(page.text).toContain('<a href="#fn-1" id="fnref-1" role="doc-noteref">1</a>');
  expect((await download(ann, "Plain text")).text).toContain("Whales[1].\n\n[1] They sing.");
});

test("the document menu is used by keyboard alone", async ({ arrives }) => {
  const ann = await arrives("Ann");
  await ann.opens("notes");
  const button = ann.page.getByRole("button", { name: "Document menu" });
  await button.focus();
  await ann.page.keyboard.press("ArrowDown");
  await expect(ann.page.getByRole("menuitem", { name: "Markdown", exact: true })).toBeFocused();
  await ann.page.keyboard.press("End");
  await expect(ann.page.getByRole("menuitem", { name: "Delete…" })).toBeFocused();
  await ann.page.keyboard.press("Escape");
  await expect(button).toBeFocused();
  await expect(ann.page.getByRole("menu")).toHaveCount(0);
});

/** A picture of one pixel. */
const dot =
  "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

/** What reads Markdown stays away until it is let go. */
async function holdFormats(page: Page): Promise<() => void> {
  let release = () => {};
  const promise = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/formats-here-*.js", async (route) => {
    await promise;
    await route.continue();
  });
  return () => release();
}

/** What a copy of the selection puts into the clipboard. */
function copied(writer: Writer, type: string): Promise<string> {
  return writer.page.evaluate((kind) => {
    const data = new DataTransfer();
    document.activeElement?.dispatchEvent(
      new ClipboardEvent("copy", { clipboardData: data, bubbles: true, cancelable: true }),
    );
    return data.getData(kind);
  }, type);
}

async function choose({ page }: Writer, item: string) {
  await page.getByRole("button", { name: "Document menu" }).click();
  await page.getByRole("menuitem", { name: item, exact: true }).click();
}

async function download(writer: Writer, item: string): Promise<{ name: string; text: string }> {
  const started = writer.page.waitForEvent("download");
  await choose(writer, item);
  const file = await started;
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), "utf8") };
}

async function importFile(writer: Writer, name: string, text: string) {
  const asked = writer.page.waitForEvent("filechooser");
  await choose(writer, "Import a file…");
  await (await asked).setFiles({ name, mimeType: "text/plain", buffer: Buffer.from(text) });
  await expect(writer.page.getByRole("status").filter({ hasText: name })).toBeVisible();
}
