import { Drag } from "../drag.ts";
import { StockClient } from "../stock-client.ts";
import { expect, test } from "../test.ts";
import type { Writer } from "../writer.ts";
import { yBlock } from "../yjs-blocks.ts";

const blocks = ["One apple.", "Two pears.", "Three plums.", "Four nuts."];

test("words and blocks can be dragged while somebody else writes elsewhere", async ({ server, arrives }) => {
  const [ann, bob] = [await arrives("Ann"), await arrives("Bob")];
  const show = await open(server, ann, bob);

  await ann.selects("apple");
  const words = await Drag.at(ann, "apple");
  await writes(bob, "One", "(ripe)", ann);
  await words.dropBefore("plums");
  await show("One(ripe) .", "Two pears.", "Three appleplums.", "Four nuts.");
  expect(await ann.selection()).toBe("Three [apple]plums.");
  await writes(bob, "app", "(my)", ann);
  await ann.presses("Control+z");
  await show("One(ripe) apple.", "Two pears.", "Three (my)plums.", "Four nuts.");

  const block = await dragBlock(ann, "Two");
  await writes(bob, "One", "(more)", ann);
  await block.dropBelow("Four");
  await show("One(more)(ripe) apple.", "Three (my)plums.", "Four nuts.", "Two pears.");
  await writes(bob, "Two", "(sweet)", ann);
  await ann.presses("Control+z");
  // In Yjs it is another block: what was not Ann's stays in it.
  await show("One(more)(ripe) apple.", "Two pears.", "Three (my)plums.", "Four nuts.", "(sweet)");
  await ann.presses("Control+Shift+z");
  await show("One(more)(ripe) apple.", "Three (my)plums.", "Four nuts.", "Two(sweet) pears.");
});

test("what somebody else writes in words and blocks that are being dragged comes along", async ({
  server,
  arrives,
}) => {
  const [ann, bob] = [await arrives("Ann"), await arrives("Bob")];
  const show = await open(server, ann, bob);

  await ann.selects("apple");
  const words = await Drag.at(ann, "apple");
  await writes(bob, "app", "(my)", ann);
  await words.dropBefore("plums");
  await show("One .", "Two pears.", "Three app(my)leplums.", "Four nuts.");
  await ann.presses("Control+z");
  await show("One app(my)le.", "Two pears.", "Three plums.", "Four nuts.");

  const block = await dragBlock(ann, "Two");
  await writes(bob, "Two", "(more)", ann);
  await block.dropBelow("Four");
  await show("One app(my)le.", "Three plums.", "Four nuts.", "Two(more) pears.");
  await ann.presses("Control+z");
  await show("One app(my)le.", "Two(more) pears.", "Three plums.", "Four nuts.");
});

test("a block that somebody else deletes while it is dragged is not there twice", async ({ server, arrives }) => {
  const [ann, bob] = [await arrives("Ann"), await arrives("Bob")];
  const show = await open(server, ann, bob);
  const drag = await dragBlock(ann, "Two");
  await selectBlock(bob, "Two");
  await bob.presses("Delete");
  await ann.seesNothingOf("pears");
  await drag.dropBelow("Four");
  await show("One apple.", "Three plums.", "Four nuts.", "Two pears.");
  await ann.presses("Control+z");
  await show("One apple.", "Three plums.", "Four nuts.");
});

test("what is selected stays as it is when it is dropped on itself", async ({ arrives }) => {
  const ann = await arrives("Ann");
  await ann.opens("notes");
  await ann.text.focus();
  const html = "<h1>Alpha heading</h1><p>Some words.</p><ul><li><p>bullet one</p></li><li><p>bullet two</p></li></ul>";
  await ann.pastes(html, "text/html");
  await ann.sees("bullet two");
  const before = await ann.shape();
  await ann.selects("headingSome words.bullet onebullet");
  const selected = await ann.selection();
  const drag = await Drag.at(ann, "Some");
  const dropped = ann.page.evaluate(
    () => new Promise((resolve) => document.addEventListener("drop", resolve, { once: true })),
  );
  await drag.dropBefore("words.");
  await dropped;
  expect(await ann.shape()).toBe(before);
  expect(await ann.selection()).toBe(selected);
});

/** The result waits until both show the same. */
async function open(server: { url: string }, ann: Writer, bob: Writer) {
  const other = new StockClient(server, "notes");
  other.content.insert(
    0,
    blocks.map((words) => yBlock("paragraph", words)),
  );
  await expect.poll(() => other.isSaved).toBe(true);
  other.leave();
  for (const person of [ann, bob]) {
    await person.opens("notes");
    await person.sees("Four nuts.");
  }
  return async (...expected: string[]) => {
    for (const person of [ann, bob]) await expect.poll(() => person.blocks()).toEqual(expected);
  };
}

async function writes(bob: Writer, behind: string, words: string, ann: Writer): Promise<void> {
  await bob.goesBehind(behind);
  await bob.page.keyboard.type(words);
  await ann.sees(behind + words);
}

async function dragBlock(ann: Writer, words: string): Promise<Drag> {
  await selectBlock(ann, words);
  return Drag.at(ann, words);
}

async function selectBlock({ text }: Writer, words: string): Promise<void> {
  await text.getByText(words).click({ modifiers: ["Control"], position: { x: 4, y: 10 } });
  await expect(text.locator(".ProseMirror-selectednode")).toContainText(words);
}
