import { writeLines } from "../lines.ts";
import { expect, test } from "../test.ts";
import type { Writer } from "../writer.ts";
import { wordsOf, yBlock } from "../yjs-blocks.ts";

/** What Bob does around the caret of Ann's in “Line 60: some words |of a long text.”, and what is around it then. */
const around: [what: string, act: (bob: Writer) => Promise<void>, selection: string][] = [
  ["splits before", (bob) => bob.presses("Enter"), " words |of a long text."],
  ["joins again", (bob) => bob.presses("Backspace"), "Line 60: some words |of a long text."],
  ["types before", (bob) => bob.page.keyboard.type(" more"), "Line 60: some more words |of a long text."],
  ["splits behind", (bob) => bob.presses("End", "ArrowLeft", "Enter"), "Line 60: some more words |of a long text"],
  ["joins from above", (bob) => bob.presses("ArrowUp", "End", "Delete"), "Line 60: some more words |of a long text."],
  [
    "joins it to the one above",
    (bob) => bob.presses("Home", "Backspace"),
    "Line 59: some words of a long text.Line 60: some more words |of a long text.",
  ],
  ["splits them again", (bob) => bob.presses("Enter"), "Line 60: some more words |of a long text."],
  ["makes it a heading", (bob) => bob.presses("Control+Alt+2"), "Line 60: some more words |of a long text."],
  [
    "makes it a list",
    (bob) => bob.presses("Control+Alt+0", "Control+Shift+8"),
    "Line 60: some more words |of a long text.",
  ],
];

for (const [name, mark] of [
  ["caret", (text: string) => text],
  ["selection", (text: string) => text.replace("words |of", "[words of]")],
] as const) {
  test(`the ${name} stays on its words when somebody else splits, joins and shapes the paragraph it is in`, async ({
    server,
    arrives,
  }) => {
    const [ann, bob] = [await arrives("Ann"), await arrives("Bob")];
    const other = await writeLines(server);
    other.leave();
    await ann.opens("notes");
    await bob.opens("notes");
    await bob.sees("Line 60:");
    const line = ann.text.getByText("Line 57:");
    await line.evaluate((element) => element.scrollIntoView({ block: "center" }));
    await (name === "caret"
      ? ann.goesBehind("60: some words ")
      : ann.selects("words of", ann.text.getByText("Line 60:")));
    await bob.goesBehind("60: some");
    const height = await ann.heightOf(line);
    for (const [what, act, selection] of around) {
      await act(bob);
      await expect.poll(() => ann.shape(), what).toEqual(await bob.shape());
      expect(Math.abs((await ann.heightOf(line)) - height), what).toBeLessThanOrEqual(1);
      expect(await ann.selection(), what).toBe(mark(selection));
    }
  });
}

test("the caret stays on its words when another program writes them anew to split and to join a paragraph", async ({
  server,
  arrives,
}) => {
  const ann = await arrives("Ann");
  const other = await writeLines(server);
  const { content } = other;
  await ann.opens("notes");
  await ann.goesBehind("60: some words ");
  other.document.transact(() => {
    wordsOf(content.get(60)).delete("Line 60: some".length, " words of a long text.".length);
    content.insert(61, [yBlock("paragraph", " words of a long text.")]);
  });
  await expect.poll(() => ann.blocks()).toContain(" words of a long text.");
  expect(await ann.selection()).toBe(" words |of a long text.");
  other.document.transact(() => {
    wordsOf(content.get(60)).insert("Line 60: some".length, " words of a long text.");
    content.delete(61);
  });
  await expect.poll(() => ann.blocks()).toContain("Line 60: some words of a long text.");
  expect(await ann.selection()).toBe("Line 60: some words |of a long text.");
  other.leave();
});

test("the caret stays where one has just put it, however much others write", async ({ server, arrives }) => {
  const ann = await arrives("Ann");
  const other = await writeLines(server);
  await ann.opens("notes");
  const words = wordsOf(other.content.get(100));
  const writing = setInterval(() => words.insert(0, "Word. "), 2);
  try {
    await ann.sees("Word. Word.");
    for (let line = 10; line < 50; line += 1) {
      await ann.goesBehind(`Line ${line}: some`);
      expect(await ann.selection()).toBe(`Line ${line}: some| words of a long text.`);
    }
  } finally {
    clearInterval(writing);
    other.leave();
  }
});

test("the caret stays where one has just put it when a name comes back in the same moment", async ({ arrives }) => {
  const [ann, bob] = [await arrives("Ann"), await arrives("Bob")];
  await ann.opens("notes");
  await ann.text.focus();
  await ann.pastes("<p>First line.</p><p>Second line.</p>", "text/html");
  await bob.opens("notes");
  await bob.goesBehind("First");
  await ann.goesBehind("First line");
  const caret = ann.text.locator(".weft-caret.is-resting");
  await expect(caret).toBeVisible();
  expect(await ann.selection()).toBe("First line|.");
  await caret.evaluate(({ classList }) => {
    classList.remove = (name) => {
      const words = document.querySelector(".ProseMirror > p:last-of-type")?.lastChild;
      if (words) getSelection()?.collapse(words, "Second".length);
      DOMTokenList.prototype.remove.call(classList, name);
    };
  });
  await bob.presses("Home");
  await expect(caret).toHaveCount(0);
  expect(await ann.selection()).toBe("Second| line.");
});

test("the caret stays where one has just put it when code gets its colours in the same moment", async ({ arrives }) => {
  const ann = await arrives("Ann");
  await ann.opens("notes");
  await ann.text.focus();
  await ann.pastes("<pre><code class='language-javascript'>let one = 1;</code></pre><p>First words</p>", "text/html");
  const colours = ann.text.locator("pre [class^=weft-code]");
  await expect(colours.first()).toBeVisible();
  await ann.goesBehind("one = ");
  const focused = await ann.page.evaluateHandle(() => {
    const after: (string | undefined)[] = [];
    const whenIdle = globalThis.requestIdleCallback;
    globalThis.requestIdleCallback = (work, options) =>
      whenIdle((deadline) => {
        const words = document.querySelector(".ProseMirror > p")?.firstChild;
        if (words) getSelection()?.collapse(words, "First".length);
        work(deadline);
        after.push(getSelection()?.focusNode?.textContent ?? undefined);
      }, options);
    return after;
  });
  await ann.page.keyboard.type("2");
  await expect(colours.filter({ hasText: "21" })).toBeVisible();
  expect(new Set(await focused.jsonValue())).toEqual(new Set(["First words"]));
});

test("a key works where the browser shows the caret, also before the browser has told that it moved", async ({
  arrives,
}) => {
  const ann = await arrives("Ann");
  await ann.opens("notes");
  await ann.types("first words");
  await ann.text.evaluate((text) => {
    const [words] = text.querySelector("p")?.childNodes ?? [];
    if (words) getSelection()?.collapse(words, "first".length);
    // In the same task: `selectionchange` comes later.
    text.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", keyCode: 13, bubbles: true, cancelable: true }));
  });
  expect(await ann.blocks()).toEqual(["first", " words"]);
});
