import type * as Y from "yjs";
import { InputMethod } from "../ime.ts";
import { StockClient } from "../stock-client.ts";
import { expect, test } from "../test.ts";
import { holdTools } from "../tools-later.ts";
import type { Writer } from "../writer.ts";
import { wordsOf, yBlock } from "../yjs-blocks.ts";

type Edit = [what: string, edit: (words: Y.XmlText) => void, result: string | RegExp];

/** What another program does to “One two |three four.” while にほ is being composed there, and what stands there after. */
const edits: Edit[] = [
  ["writes before it", (words) => words.insert(0, "Zero. "), "Zero. One two 日本語three four."],
  ["writes behind it", (words) => words.insert(words.length, " Five."), "One two 日本語three four. Five."],
  ["writes right before it", (words) => words.insert(8, "and "), "One two and 日本語three four."],
  ["writes right behind it", (words) => words.insert(10, " and "), "One two 日本語 and three four."],
  [
    "writes into it",
    (words) => words.insert(9, " and "),
    /^One two ( and 日本語|日本語 and |日 and 本語|日本 and 語)three four\.$/,
  ],
  ["deletes before it", (words) => words.delete(0, 4), "two 日本語three four."],
  ["deletes behind it", (words) => words.delete(10, 6), "One two 日本語four."],
  ["deletes around it", (words) => [words.delete(10, 11), words.delete(0, 8)], "日本語"],
  ["deletes what is there of it", (words) => words.delete(8, 2), /^One two .*日本語three four\.$/],
  ["makes it bold", (words) => words.format(0, words.length, { bold: {} }), "One two 日本語three four."],
  ["writes much", writeMuch, `${"word ".repeat(10)}One two 日本語three four.${" word".repeat(10)}`],
];

type Place = (paragraph: Y.XmlElement) => Y.XmlElement;

const places: Place[] = [
  (paragraph) => paragraph,
  (paragraph) => yBlock("bulletList", yBlock("listItem", paragraph)),
  (paragraph) => yBlock("table", yBlock("tableRow", yBlock("tableCell", paragraph))),
];

test("what others do to a paragraph does not disturb the words that are being composed in it", async ({
  server,
  arrives,
}) => {
  const [ann, bob] = [await arrives("Ann"), await arrives("Bob")];
  const other = new StockClient(server, "notes");
  const elsewhere = yBlock("paragraph", "Elsewhere.");
  const blocks = edits.map((_, index) =>
    (places[index % places.length] as Place)(yBlock("paragraph", "One two three four.")),
  );
  other.content.insert(0, [...blocks, elsewhere]);
  for (const person of [ann, bob]) {
    await person.opens("notes");
    await person.sees("Elsewhere.");
  }
  const ime = await InputMethod.of(ann);
  const showsElsewhere = async (words: string) => {
    wordsOf(elsewhere).insert(0, words);
    await ann.sees(words);
  };

  for (const [index, [what, edit, result]] of edits.entries()) {
    const block = ann.text.locator("> *").nth(index);
    await ann.goesBehind("One two ", block);
    await ime.composes("に", "にほ");
    const words = wordsOf(other.content.get(index));
    await expect.poll(() => words.toString(), what).toContain("にほ");
    other.document.transact(() => edit(words));
    await showsElsewhere(`At once ${index}. `);
    expect(await ime.disturbances(), what).toEqual([]);
    await ime.composes("にほん", "にほんご");
    await showsElsewhere(`And again ${index}. `);
    expect(await ime.disturbances(), what).toEqual([]);
    expect(await ime.decides("日本語"), what).toBe("日本語");
    await expect(block, what).toHaveText(result);
    await expect(bob.text.locator("> *").nth(index), what).toHaveText(result);
  }
  other.leave();
});

function writeMuch(words: Y.XmlText) {
  for (let count = 0; count < 10; count += 1) {
    words.insert(0, "word ");
    words.insert(words.length, " word");
  }
}

type Deed = [what: string, act: (bob: Writer) => Promise<void>, result: (line: string) => string];

/** What Bob does with his caret behind “Line:” in “Line: one two |three four.”, and what is there in the end. */
const kept: Deed[] = [
  ["types", (bob) => bob.page.keyboard.type(" and"), (line) => `${line} and one two 日本語three four.`],
  ["splits before it", (bob) => bob.presses("Enter"), (line) => `${line}\n one two 日本語three four.`],
  ["splits behind it", (bob) => bob.presses("End", "ArrowLeft", "Enter"), () => "one two 日本語three four\n."],
  [
    "joins it to another",
    (bob) => bob.presses("Home", "Backspace"),
    (line) => `Text.${line} one two 日本語three four.`,
  ],
  ["joins another to it", (bob) => bob.presses("End", "Delete"), () => "one two 日本語three four.Text."],
  [
    "makes it bold",
    (bob) => bob.presses("Home", "Shift+End", "Control+b"),
    (line) => `${line} one two 日本語three four.`,
  ],
];

/** What puts another block into the place of Ann's. In Yjs that holds the words that had come by then, and no others. */
const replaced: Deed[] = [
  ["makes it a heading", (bob) => bob.presses("Control+Alt+2"), (line) => line],
  ["makes it a list", (bob) => bob.presses("Control+Shift+8"), (line) => line],
  ["deletes it", (bob) => bob.presses("Home", "Shift+ArrowDown", "Delete"), () => "Text."],
  ["writes something else instead of everything", (bob) => bob.presses("Control+a", "x"), () => "x"],
];

test("what somebody else's editor does to the paragraph does not disturb them either, and nobody's words are lost", async ({
  server,
  arrives,
}) => {
  const [ann, bob] = [await arrives("Ann"), await arrives("Bob")];
  const other = new StockClient(server, "notes");
  const deeds = [...kept, ...replaced].map((deed, index) => ({ line: `Line ${index}:`, deed }));
  const texts = deeds.flatMap(({ line }) => ["Text.", `${line} one two three four.`, "Text."]);
  other.content.insert(
    0,
    [...texts, "Elsewhere."].map((words) => yBlock("paragraph", words)),
  );
  for (const person of [ann, bob]) {
    await person.opens("notes");
    await person.sees("Elsewhere.");
  }
  other.leave();
  const ime = await InputMethod.of(ann);

  for (const [index, { line, deed }] of deeds.entries()) {
    const [what, act, result] = deed;
    await ann.goesBehind(`${line} one two `);
    await ime.composes("に", "にほ");
    await bob.sees(`${line} one two にほ`);
    await bob.goesBehind(line);
    await act(bob);
    await bob.types(` (${index})`);
    await ann.sees(`(${index})`);
    expect(await ime.disturbances(), what).toEqual([]);
    await ime.composes("にほん", "にほんご");
    expect(await ime.decides("日本語"), what).toBe("日本語");
    await expect.poll(async () => (await ann.blocks()).join("\n"), what).toContain(result(line));
    await expect.poll(async () => (await bob.shape()) === (await ann.shape()), what).toBe(true);
    await expect(ann.text.locator("> *").last().locator(".weft-caret"), what).toBeVisible();
  }
  await ann.types(" The end.");
  await bob.sees(" The end.");
});

test("carets and selections of others that come to the words do not disturb them", async ({ arrives }) => {
  const [ann, bob, carol] = [await arrives("Ann"), await arrives("Bob"), await arrives("Carol")];
  for (const person of [ann, bob, carol]) await person.opens("notes");
  await ann.text.focus();
  await ann.pastes("<p>Text.</p><p>One two three four.</p><p>Text.</p>", "text/html");
  for (const person of [bob, carol]) await person.sees("four.");
  const ime = await InputMethod.of(ann);
  await ann.goesBehind("One two ");
  await ime.composes("に");
  await bob.sees("に");

  await bob.goesBehind("One tw");
  await expect(carol.text.locator('.weft-caret[data-name="Bob"]')).toBeVisible();
  expect(await ime.disturbances()).toEqual([]);
  for (const keys of [["Shift+ArrowRight"], ["Shift+ArrowUp"], ["ArrowRight", "Shift+ArrowDown"], ["Control+a"]]) {
    await bob.presses(...keys);
    await expect(carol.text.locator(".weft-selection").first()).toBeVisible();
    expect(await ime.disturbances(), keys.join(", ")).toEqual([]);
    await ime.composes("にほ");
    await bob.presses("ArrowLeft");
    await expect(carol.text.locator(".weft-selection")).toHaveCount(0);
    expect(await ime.disturbances(), keys.join(", ")).toEqual([]);
    await ime.composes("に");
  }
  await bob.presses("Control+a");
  await ime.decides("日本語");
  await expect(ann.text.locator(".weft-selection").nth(1)).toHaveText("One two 日本語three four.");
});

test("the tools may come while words are being composed", async ({ arrives }) => {
  const ann = await arrives("Ann");
  const letThrough = await holdTools(ann.page);
  const opening = ann.opens("notes");
  await expect(ann.text).toBeVisible();
  await ann.text.focus();
  await ann.page.keyboard.type("One ");
  const ime = await InputMethod.of(ann);
  await ime.composes("に", "にほ");
  letThrough();
  await opening;
  expect(await ime.disturbances()).toEqual([]);
  await ime.decides("日本語");
  await expect(ann.text).toHaveText("One 日本語");
});
