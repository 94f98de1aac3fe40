import type { Locator } from "@playwright/test";
import { InputMethod } from "../ime.ts";
import { expect, test } from "../test.ts";
import type { Writer } from "../writer.ts";

const hebrew = `<ul><li><p>אחת</p></li></ul>
  <ul data-type="taskList"><li data-type="taskItem" data-checked="false"><p>לעשות</p></li></ul>
  <blockquote><ul><li><p>נאמר</p></li></ul></blockquote>
  <div data-callout="tip"><p>12 עצות</p></div>
  <details><summary>עוד</summary><p>נסתר</p></details>
  <table><tr><th>שם</th><th>נקודות</th><th>עיר</th></tr><tr><td>אן</td><td>31</td><td>רומא</td></tr></table>
  <div data-columns><div data-column><p>ראשון</p></div><div data-column><p>שני</p></div></div>
  <p>סוף<sup data-footnote="a"></sup></p><div data-footnote-text="a"><p>הערה</p></div>`;

const blocks = [
  "li",
  "li[data-checked]",
  "blockquote",
  ".weft-callout",
  ".weft-details",
  ".weft-table",
  "[data-columns]",
  ".weft-footnote",
];

test("a block begins on the side its words do, whatever it holds and whichever way the page runs", async ({
  arrives,
}) => {
  const ann = await arrives("Ann");
  await ann.opens("notes");
  await ann.text.focus();
  await ann.pastes(hebrew, "text/html");
  const directions = () =>
    Promise.all(
      blocks.map((block) =>
        ann.text
          .locator(block)
          .first()
          .evaluate((each) => getComputedStyle(each).direction),
      ),
    );
  await expect.poll(directions).toEqual(blocks.map(() => "rtl"));
  const [first, second] = [await leftOf(ann, "ראשון"), await leftOf(ann, "שני")];
  expect(first).toBeGreaterThan(second);
  // A number has no side, and stands in line with the words above it.
  expect(await ann.text.getByText("31").evaluate((each) => getComputedStyle(each).textAlign)).toBe("right");

  await ann.selects("12 עצות");
  await ann.page.keyboard.type("tips");
  await expect(ann.text.locator(".weft-callout")).toHaveCSS("direction", "ltr");
});

for (const page of ["ltr", "rtl"])
  test(`arrow keys select words to the side they point to (${page})`, async ({ arrives }) => {
    const ann = await arrives("Ann");
    await ann.opens("notes");
    if (page === "rtl") await runsToTheLeft(ann);
    await ann.text.focus();
    await ann.pastes("<h2>שלום עולם</h2><p>בוקר טוב</p><p>good morning</p><ul><li>one two</li></ul>", "text/html");
    for (const [words, letter, word] of [
      ["שלום עולם", "של[ו]ם עולם", "של[ום] עולם"],
      ["בוקר טוב", "בו[ק]ר טוב", "בו[קר] טוב"],
    ] as const) {
      await ann.goesBehind(words.slice(0, 2));
      await ann.presses("Shift+ArrowLeft");
      expect(await ann.selection()).toBe(letter);
      await ann.presses("Shift+ArrowRight", "Control+Shift+ArrowLeft");
      expect(await ann.selection()).toBe(word);
    }
    for (const [words, letter] of [
      ["good morning", "go[o]d morning"],
      ["one two", "on[e] two"],
    ] as const) {
      await ann.goesBehind(words.slice(0, 2));
      await ann.presses("Shift+ArrowRight");
      expect(await ann.selection()).toBe(letter);
    }
  });

const mention = '<span data-type="mention" data-id="g" data-label="Guest">@Guest</span>';
const formula = '<span data-type="inline-math" data-latex="x^2">x^2</span>';
const date = '<time datetime="2026-11-30">2026-11-30</time>';

/** Each with the side it begins at. */
const lines: [what: string, html: string, start: "Left" | "Right"][] = [
  ["a name in Hebrew", `<p>של ${mention} עו</p>`, "Right"],
  ["a formula in Arabic", `<p>شر ${formula} نه</p>`, "Right"],
  ["a date in an item", `<ul><li>של ${date} עו</li></ul>`, "Right"],
  ["a formula in a cell", `<table><tr><td>של ${formula} עו</td></tr></table>`, "Right"],
  ["a name in English in Arabic", `<p>شر ab ${mention} cd نه</p>`, "Right"],
  ["a date in Arabic in English", `<p>ab شر ${date} نه cd</p>`, "Left"],
  ["a name between both", `<p>של ${mention} ab</p>`, "Right"],
  ["a name in a line in English below one in Hebrew", `<p>של<br>ab ${mention} cd</p>`, "Right"],
];

test("arrow keys pass what stands in a line and select it", async ({ arrives }) => {
  const ann = await arrives("Ann");
  await ann.opens("notes");
  for (const [what, html, start] of lines) {
    await ann.text.focus();
    await ann.presses("Control+a", "Delete", "Control+Alt+0");
    await ann.pastes(html, "text/html");
    const block = ann.text.locator("p").filter({ hasText: /\S/ });
    const end = start === "Left" ? "Right" : "Left";
    for (const modifier of ["", "Shift+"]) {
      await goesToEdge(block, "start");
      await pressesUntil(ann, `${modifier}Arrow${end}`, () => edgeOf(block));
      expect(await edgeOf(block), `${what}: ${modifier}${end}`).toBe("end");
      await goesToEdge(block, "end");
      await pressesUntil(ann, `${modifier}Arrow${start}`, () => edgeOf(block));
      expect(await edgeOf(block), `${what}: ${modifier}${start}`).toBe("start");
    }
  }
});

test("what has no words yet begins where the words before it do, until it has its own", async ({ arrives }) => {
  const [ann, bob] = [await arrives("Ann"), await arrives("Bob")];
  for (const person of [ann, bob]) await person.opens("notes");
  await ann.types("שלום");
  await ann.presses("Enter");
  for (const { text } of [ann, bob]) await expect(text.locator("p").last()).toHaveCSS("direction", "rtl");
  expect(await caretIn(ann)).toBeGreaterThan(700);
  await ann.page.keyboard.type("12");
  await expect(bob.text.locator("p").last()).toHaveText("12");
  await expect(bob.text.locator("p").last()).toHaveCSS("direction", "rtl");
  await ann.page.keyboard.type(" words");
  for (const { text } of [ann, bob]) await expect(text.locator("p").last()).toHaveCSS("direction", "ltr");
  await ann.presses("Enter", "Control+Home", "Shift+End", "Delete");
  await expect(bob.text.locator("p").first()).toHaveText("");
  await expect(bob.text.locator("p").first()).toHaveCSS("direction", "ltr");
  await ann.presses("Control+z");
  await expect(bob.text.locator("p").first()).toHaveCSS("direction", "rtl");
});

test("words that are composed are not disturbed when their direction changes", async ({ arrives }) => {
  const [ann, bob] = [await arrives("Ann"), await arrives("Bob")];
  for (const person of [ann, bob]) await person.opens("notes");
  await ann.types("שלום");
  await ann.presses("Enter");
  const ime = await InputMethod.of(ann);
  await ime.composes("1", "12");
  await bob.sees("12");
  await expect(ann.text.locator("p").last()).toHaveCSS("direction", "rtl");
  await bob.selects("שלום");
  await bob.page.keyboard.type("peace");
  await expect(ann.text.locator("p").last()).toHaveCSS("direction", "ltr");
  expect(await ime.disturbances()).toEqual([]);
  expect(await ime.decides("12")).toBe("12");
});

test("a text without words begins at the right in a page that is opened so", async ({ arrives }) => {
  const ann = await arrives("Ann");
  await ann.page.addInitScript(() => {
    new MutationObserver(() => (document.documentElement.dir = "rtl")).observe(document, { childList: true });
  });
  await ann.opens("notes");
  expect(await caretIn(ann)).toBeGreaterThan(700);
  await ann.types("words");
  await ann.presses("Enter");
  await expect(ann.text.locator("p").last()).toHaveCSS("direction", "ltr");
  await ann.presses("Control+a", "Delete");
  await expect(ann.text.locator("p").last()).toHaveCSS("direction", "rtl");
});

test("what has no words yet begins where the page does", async ({ arrives }) => {
  const ann = await arrives("Ann");
  await ann.opens("notes");
  await runsToTheLeft(ann);
  await ann.types("- ");
  await expect(ann.text.locator("li")).toHaveCSS("direction", "rtl");
  await ann.page.keyboard.type("word");
  await expect(ann.text.locator("li")).toHaveCSS("direction", "ltr");
});

test("arrow keys go, select and move in a table to the side they point to", async ({ arrives }) => {
  const ann = await arrives("Ann");
  await ann.opens("notes");
  await ann.text.focus();
  await ann.pastes(hebrew, "text/html");
  await ann.goesBehind("שם");
  await ann.presses("ArrowLeft");
  expect(await ann.selection()).toBe("|נקודות");
  await ann.presses("ArrowRight");
  expect(await ann.selection()).toBe("שם|");

  await ann.presses("Escape", "Shift+ArrowLeft");
  await expect(ann.text.locator(".selectedCell")).toHaveText(["שם", "נקודות"]);
  await ann.presses("Shift+ArrowRight", "Escape");
  await ann.goesBehind("אן");
  await ann.presses("Alt+Shift+ArrowLeft");
  await expect(ann.text.locator("th")).toHaveText(["נקודות", "שם", "עיר"]);
  await ann.presses("Shift+F10");
  await expect(ann.page.getByRole("menuitem", { name: "Move after" })).toContainText("←");
});

test("a page that runs to the left has its tools, keys and handles the other way round", async ({ arrives }) => {
  const ann = await arrives("Ann");
  const { page } = ann;
  await ann.opens("notes");
  await runsToTheLeft(ann);
  await ann.types("# שלום");
  const toolbar = page.getByRole("toolbar", { name: "Formatting" });
  await page.keyboard.press("Alt+F10");
  await page.keyboard.press("ArrowLeft");
  await expect(toolbar.getByRole("button", { name: "Bold" })).toBeFocused();
  for (const [name, scale] of [
    ["Undo my last change", "-1 1"],
    ["Bulleted list", "-1 1"],
    ["Numbered list", "none"],
  ] as const)
    await expect(toolbar.getByRole("button", { name }).locator("svg")).toHaveCSS("scale", scale);
  await page.keyboard.press("Escape");
  await ann.text.getByRole("heading").hover();
  const [handle, text] = [await page.locator("[data-block-handle]").boundingBox(), await ann.text.boundingBox()];
  expect(handle!.x).toBeGreaterThanOrEqual(text!.x + text!.width);
  // Code runs to the right all the same, and its tools are where its lines end.
  await ann.presses("Enter");
  await page.keyboard.type("```js ");
  const [tools, code] = [
    await page.getByRole("group", { name: "This code block" }).boundingBox(),
    await ann.text.locator("pre").boundingBox(),
  ];
  expect(tools!.x).toBeGreaterThan(code!.x + code!.width / 2);
});

for (const direction of ["ltr", "rtl"]) {
  test(`a page of 320 pixels, as wide ones are when they are shown four times as large, scrolls one way only (${direction})`, async ({
    arrives,
  }) => {
    const ann = await arrives("Ann", { viewport: { width: 320, height: 640 } });
    await ann.opens("notes");
    if (direction === "rtl") await runsToTheLeft(ann);
    await ann.text.focus();
    await ann.pastes(`${hebrew}<h2>${"Longer".repeat(12)}</h2><pre>${"code ".repeat(40)}</pre>`, "text/html");
    await ann.goesBehind("רומא");
    await expect(ann.page.getByRole("button", { name: "Row 2" })).toBeVisible();
    const isScrolling = () =>
      ann.page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return [scrollWidth > clientWidth, innerWidth];
      });
    expect(await isScrolling()).toEqual([false, 320]);
    await ann.page.getByRole("button", { name: "Outline", exact: true }).click();
    await ann.page.keyboard.press("Escape");
    await ann.presses("Control+h");
    expect(await isScrolling()).toEqual([false, 320]);
  });
}

function runsToTheLeft({ page }: Writer): Promise<void> {
  return page.evaluate(() => {
    document.documentElement.dir = "rtl";
  });
}

type Edge = "start" | "end";

async function pressesUntil(person: Writer, key: string, isThere: () => Promise<unknown>) {
  await person.presses(key);
  for (let count = 0; count < 30 && !(await isThere()); count += 1) await person.presses(key);
}

function goesToEdge(block: Locator, edge: Edge): Promise<void> {
  return block.evaluate(async (element, isStart) => {
    getSelection()?.collapse(element, isStart ? 0 : element.childNodes.length);
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  }, edge === "start");
}

/** At which edge of a block a selection ends; at none while something in it is selected as a whole. */
function edgeOf(block: Locator): Promise<Edge | undefined> {
  return block.evaluate((element) => {
    const { focusNode, focusOffset } = getSelection()!;
    if (!element.contains(focusNode) || element.querySelector(".ProseMirror-selectednode")) return undefined;
    const range = document.createRange();
    range.selectNodeContents(element);
    const whole = range.toString().length;
    range.setEnd(focusNode!, focusOffset);
    const before = range.toString().length;
    return before === 0 ? "start" : before === whole ? "end" : undefined;
  });
}

/** Where in the line, in pixels of the page. */
function caretIn({ text }: Writer): Promise<number> {
  return text
    .locator("p")
    .last()
    .locator("br")
    .evaluate((end) => end.getBoundingClientRect().left);
}

async function leftOf({ text }: Writer, words: string): Promise<number> {
  return (await text.getByText(words).boundingBox())?.x ?? 0;
}
