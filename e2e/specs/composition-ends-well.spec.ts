import { InputMethod } from "../ime.ts";
import { StockClient } from "../stock-client.ts";
import { expect, test } from "../test.ts";
import { textOf, wordsOf } from "../yjs-blocks.ts";

test("undo takes back what was composed and leaves what others wrote meanwhile", async ({ server, arrives }) => {
  const ann = await arrives("Ann");
  const other = new StockClient(server, "notes");
  other.append("paragraph", "One two three four.");
  await ann.opens("notes");
  await ann.sees("four.");
  const ime = await InputMethod.of(ann);
  await ann.goesBehind("One two ");
  await ime.composes("に", "にほ");
  const words = wordsOf(other.content.get(0));
  await expect.poll(() => words.toString()).toContain("にほ");
  words.insert(0, "Zero. ");
  words.insert(words.length, " Five.");
  other.append("paragraph", "Elsewhere.");
  await ann.sees("Elsewhere.");
  await ime.composes("にほんご");
  await ime.decides("日本語");
  await expect.poll(() => ann.blocks()).toEqual(["Zero. One two 日本語three four. Five.", "Elsewhere."]);
  expect(await ann.selection()).toBe("Zero. One two 日本語|three four. Five.");
  await ann.presses("Control+z");
  await expect.poll(() => ann.blocks()).toEqual(["Zero. One two three four. Five.", "Elsewhere."]);
  expect(await ann.selection()).toBe("Zero. One two |three four. Five.");
  await ann.presses("Control+Shift+z");
  await expect.poll(() => ann.blocks()).toEqual(["Zero. One two 日本語three four. Five.", "Elsewhere."]);
  other.leave();
});

test("a composition replaces what is selected, is given up, and begins a paragraph, undisturbed", async ({
  server,
  arrives,
}) => {
  const ann = await arrives("Ann");
  const other = new StockClient(server, "notes");
  for (const words of ["One two three four.", "Elsewhere."]) other.append("paragraph", words);
  await ann.opens("notes");
  await ann.sees("Elsewhere.");
  const ime = await InputMethod.of(ann);
  const textAt = (index: number) => textOf(other.content.get(index));
  const meanwhile = async (block: number, index: number, words: string) => {
    wordsOf(other.content.get(block)).insert(index, words);
    wordsOf(other.content.get(other.content.length - 1)).insert(0, `Seen${words}. `);
    await ann.sees(`Seen${words}. `);
    expect(await ime.disturbances()).toEqual([]);
  };
  const shows = async (...blocks: string[]) => {
    await expect.poll(async () => (await ann.blocks()).slice(0, -1)).toEqual(blocks);
    await expect.poll(() => other.content.toArray().slice(0, -1).map(textOf)).toEqual(blocks);
  };

  await ann.selects("two three");
  await ime.composes("に", "にほ");
  await expect.poll(() => textAt(0)).toBe("One にほ four.");
  await meanwhile(0, 3, " more");
  expect(await ime.decides("日本")).toBe("日本");
  await shows("One more 日本 four.");

  await ann.selects("more");
  await ime.composes("に", "にほ");
  await expect.poll(() => textAt(0)).toBe("One にほ 日本 four.");
  await meanwhile(0, 0, "Zero. ");
  expect(await ime.givesUp()).toBe("");
  await shows("Zero. One  日本 four.");

  await ann.goesBehind("four.");
  await ann.presses("Enter");
  await ime.composes("に", "にほ");
  await expect.poll(() => textAt(1)).toBe("にほ");
  await meanwhile(1, 2, " Six.");
  expect(await ime.decides("日本")).toBe("日本");
  await shows("Zero. One  日本 four.", "日本 Six.");

  await ann.goesBehind("Zero.");
  await ime.composes("に", "にほ");
  await expect.poll(() => textAt(0)).toContain("Zero.にほ");
  await meanwhile(0, 0, "Minus one. ");
  expect(await ime.givesUp()).toBe("");
  await shows("Minus one. Zero. One  日本 four.", "日本 Six.");
  other.leave();
});

test("a composition over what is no text takes its place", async ({ arrives }) => {
  const ann = await arrives("Ann");
  await ann.opens("notes");
  const ime = await InputMethod.of(ann);
  const replaces = async (content: string, select: () => Promise<void>, result: (string | null)[]) => {
    await ann.text.focus();
    await ann.presses("Control+a", "Control+a", "Delete");
    await ann.types(content);
    await ann.sees("before");
    await select();
    await ime.composes("に", "にほ");
    await ime.decides("日本");
    await ann.page.keyboard.type("!");
    await expect.poll(() => ann.blocks()).toEqual(result);
  };
  const selectsFormula = async () => {
    await ann.goesBehind("before ");
    await ann.presses("ArrowRight");
  };
  await replaces("before $x^2$ after", selectsFormula, ["before 日本! after"]);
  const selectsFromText = async () => {
    await ann.goesBehind("before");
    await ann.presses("Shift+ArrowRight", "Shift+ArrowRight");
  };
  await replaces("before $x^2$ after", selectsFromText, ["before日本! after"]);
  const selectsDivider = async () => {
    await ann.goesBehind("before");
    await ann.presses("ArrowDown");
  };
  await replaces("before\n---after", selectsDivider, ["before", "日本!", "after"]);
  const selectsBlocks = async () => {
    await ann.goesBehind("be");
    await ann.presses("Shift+ArrowDown", "Shift+End");
  };
  await replaces("before\nafter", selectsBlocks, ["be日本!"]);
});
