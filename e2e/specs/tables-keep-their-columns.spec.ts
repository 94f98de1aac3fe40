import type { Locator } from "@playwright/test";
import { InputMethod } from "../ime.ts";
import { expect, test } from "../test.ts";
import type { Writer } from "../writer.ts";

const sheet = [
  ["a", "b", "c"],
  ["d", "e", "f"],
  ["g", "h", "i"],
];

test("what is written at the ends of a document that is a table is in the document", async ({ arrives }) => {
  const [ann, bob] = [await withSheet(await arrives("Ann")), await arrives("Bob")];
  await bob.opens("notes");
  await ann.goesBehind("e");
  await ann.page.keyboard.press("Control+Home");
  await ann.page.keyboard.type("first ");
  await ann.page.keyboard.press("Control+End");
  await ann.page.keyboard.type("below");
  await expect(cell(bob, "first a")).toBeVisible();
  await expect(bob.text.locator("> p")).toHaveText("below");
  await expect.poll(() => bob.shape()).toBe(await ann.shape());
});

test("the ends of a document that is a table are selected up to by keys", async ({ arrives }) => {
  const ann = await withSheet(await arrives("Ann"));
  await ann.goesBehind("e");
  await ann.presses("Control+Shift+End");
  await expect.poll(() => selected(ann)).toEqual(["e", "f", "h", "i"]);
  await ann.presses("Control+Shift+Home");
  await expect.poll(() => selected(ann)).toEqual(["a", "b", "d", "e"]);
});

test("a caret that strays beside the cells of a table writes into them", async ({ arrives }) => {
  const [ann, bob] = [await withSheet(await arrives("Ann")), await arrives("Bob")];
  await bob.opens("notes");
  await ann.text.focus();
  await stray(ann);
  await ann.caretIsSeen();
  await ann.page.keyboard.type("!");
  await expect(cell(bob, "i!")).toBeVisible();
  await stray(ann, "nowhere");
  await ann.seesNothingOf("nowhere");
  await expect.poll(() => ann.shape()).toBe(await bob.shape());
});

test("cells keep their columns when a selection that goes into a table is deleted, cut or written over", async ({
  arrives,
}) => {
  const ann = await withSheet(await arrives("Ann"), "123", "789");
  const { page, text } = ann;
  const [above, below] = [text.locator("> p").first(), text.locator("> p").last()];
  const emptied = [["", "", ""], ["", "", ""], sheet[2]];
  const undoes = async () => {
    await ann.presses("Control+z");
    await expect.poll(() => words(ann)).toEqual(sheet);
    await expect(above).toHaveText("123");
    await ann.goesBehind("h");
  };
  await drag(above, cell(ann, "e"));
  await page.keyboard.type("N");
  await expect.poll(() => words(ann)).toEqual(emptied);
  await expect(above).toHaveText("N");
  await undoes();
  await drag(above, cell(ann, "e"));
  await ann.presses("Control+x");
  await expect.poll(() => words(ann)).toEqual(emptied);
  await undoes();
  await drag(above, cell(ann, "e"));
  await ann.pastes("pasted");
  await expect.poll(() => words(ann)).toEqual(emptied);
  await expect(above).toHaveText("pasted");
  await undoes();
  await drag(above, cell(ann, "e"));
  const ime = await InputMethod.of(ann);
  await ime.composes("に", "にほん");
  await ime.decides("日本");
  await expect.poll(() => words(ann)).toEqual(emptied);
  await expect(above).toHaveText("日本");
  await undoes();
  await drag(below, cell(ann, "e"));
  await ann.presses("Delete");
  await expect.poll(() => words(ann)).toEqual([sheet[0], ["", "", ""], ["", "", ""]]);
});

test("Shift and the arrow keys select across the edges of a table, and what one began with stays", async ({
  arrives,
}) => {
  const ann = await withSheet(await arrives("Ann"), "123", "789");
  await ann.goesBehind("789");
  await ann.presses("Shift+ArrowUp", "Shift+ArrowUp");
  await expect.poll(() => ann.selection()).toBe("[defghi789]");
  await ann.presses("Shift+ArrowUp", "Shift+ArrowUp", "Shift+ArrowUp");
  await expect.poll(() => ann.selection()).toBe("[123abcdefghi789]");
  await ann.presses("Shift+ArrowDown", "Shift+ArrowDown", "Shift+ArrowDown");
  await expect.poll(() => ann.selection()).toBe("[ghi789]");
  await ann.presses("Delete");
  await expect.poll(() => words(ann)).toEqual([sheet[0], sheet[1], ["", "", ""]]);

  await ann.presses("Control+z");
  await ann.goesBehind("e");
  await ann.presses("Shift+ArrowDown");
  await expect.poll(() => selected(ann)).toEqual(["e", "h"]);
  await ann.presses("Shift+ArrowDown", "Shift+ArrowDown");
  await expect.poll(() => ann.selection()).toBe("[defghi789]");
});

test("a drag that begins on a selected cell selects anew", async ({ arrives }) => {
  const ann = await withSheet(await arrives("Ann"));
  await ann.goesBehind("a");
  await ann.presses("Escape", "Shift+ArrowRight");
  await expect.poll(() => selected(ann)).toEqual(["a", "b"]);
  await drag(cell(ann, "b").locator("p"), cell(ann, "f"));
  await expect.poll(() => selected(ann)).toEqual(["b", "c", "e", "f"]);
  expect(await words(ann)).toEqual(sheet);
});

test("a letter takes the place of all selected cells, in the first, and of none that were pasted", async ({
  arrives,
}) => {
  const ann = await withSheet(await arrives("Ann"));
  await ann.goesBehind("a");
  await ann.presses("Escape", "Shift+ArrowRight", "Shift+ArrowDown");
  await ann.page.keyboard.type("xy");
  await expect.poll(() => words(ann)).toEqual([["xy", "", "c"], ["", "", "f"], sheet[2]]);
  await ann.goesBehind("h");
  await ann.pastes("3\t4");
  await ann.page.keyboard.type("!");
  await expect.poll(async () => (await words(ann))[2]).toEqual(["g", "3", "4!"]);
});

test("Tab leads from a picture in a cell to its controls", async ({ arrives }) => {
  const ann = await arrives("Ann");
  await ann.opens("notes");
  await ann.text.focus();
  const picture = '<img src="https://pictures.example/lake.png" alt="A lake">';
  await ann.pastes(`<table><tr><td>${picture}</td><td>next</td></tr></table>`, "text/html");
  await ann.goesBehind("next");
  await ann.text.locator("figure img").click({ force: true });
  await expect(ann.text.locator("figure")).toHaveClass(/ProseMirror-selectednode/);
  await ann.presses("Tab");
  await expect(ann.text.locator("figure :focus")).toBeVisible();
});

async function withSheet(ann: Writer, above?: string, below?: string): Promise<Writer> {
  await ann.opens("notes");
  await ann.text.focus();
  const line = (text?: string) => (text === undefined ? "" : `<p>${text}</p>`);
  const rows = sheet.map((row) => `<tr>${row.map((text) => `<td>${text}</td>`).join("")}</tr>`);
  await ann.pastes(`${line(above)}<table>${rows.join("")}</table>${line(below)}`, "text/html");
  await expect.poll(() => words(ann)).toEqual(sheet);
  await ann.saved();
  return ann;
}

function cell({ text }: Writer, name: string): Locator {
  return text.locator("td").filter({ hasText: new RegExp(`^${name}$`) });
}

function words({ text }: Writer): Promise<string[][]> {
  return text.evaluate((element) =>
    [...element.querySelectorAll("tr")].map((row) => [...row.cells].map(({ textContent }) => textContent)),
  );
}

function selected({ text }: Writer): Promise<string[]> {
  return text.locator(".selectedCell").allTextContents();
}

/** Puts the browser's caret where Chromium has it at the end of a document that is a table, and perhaps writes there at once. */
function stray({ page }: Writer, written = ""): Promise<void> {
  return page.evaluate((text) => {
    getSelection()?.collapse(document.querySelector(".tableWrapper"), 1);
    if (text) document.execCommand("insertText", false, text);
  }, written);
}

/** From the beginning of one part to the middle of another. */
async function drag(from: Locator, to: Locator) {
  const [start, end] = [await from.boundingBox(), await to.boundingBox()];
  if (!start || !end) throw new Error("Nothing to drag.");
  const { mouse } = from.page();
  await mouse.move(start.x + 1, start.y + start.height / 2);
  await mouse.down();
  await mouse.move(end.x + end.width / 2, end.y + end.height / 2, { steps: 5 });
  await mouse.up();
}
