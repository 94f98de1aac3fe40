import type { Locator, Page } from "@playwright/test";
import { film, picture, type SampleFile, sound, textFile } from "../sample-files.ts";
import type { Server } from "../server.ts";
import { StockClient } from "../stock-client.ts";
import { expect, test } from "../test.ts";
import type { Writer } from "../writer.ts";
import { yBlock } from "../yjs-blocks.ts";

test.use({ ownsServer: true });

// Some fifty things, one after the other.
test.setTimeout(120_000);

interface Thing {
  /** What there is when it was made: of a paragraph that says `words`, with the caret behind them. */
  makes: string;
  /** Whether it is made of words that are selected. */
  isOfSelected?: true;
  /** Keys for what it is made from, where it is not made of a plain paragraph. */
  from?: string[];
  /** What is typed into an empty paragraph for it. */
  typed?: string;
  /** The keys for it that the sheet does not have under its name. */
  keys?: string;
  /** What it asks for, once it is begun: by keys, and with a mouse where that can do it, too. */
  asks?: (ann: Writer) => Promise<unknown>;
  answer?: (page: Page) => Locator;
  /** What is picked, for one that asks for a file. */
  file?: (page: Page) => SampleFile | Promise<SampleFile>;
}

const takes = (name: string | RegExp, typed: string) => async (ann: Writer) => {
  await ann.page.keyboard.type(typed);
  await expect(suggested(ann.page).getByRole("option", { name, selected: true })).toBeVisible();
  await ann.page.keyboard.press("Enter");
};
const fills = (label: string, value: string, done: string) => async (ann: Writer) => {
  await expect(ann.page.getByLabel(label, { exact: true })).toBeFocused();
  await ann.page.keyboard.insertText(value);
  await ann.page.keyboard.press(done);
};
const takesTable = async ({ page }: Writer) => {
  await expect(page.getByRole("gridcell", { name: "3 rows, 3 columns" })).toBeFocused();
  await page.keyboard.press("Enter");
};
const presses =
  (...keys: string[]) =>
  (ann: Writer) =>
    ann.presses(...keys);

const heading = (level: number): Thing => ({
  makes: `h${level}:text-is("words")`,
  typed: `${"#".repeat(level)} words`,
});
const mark = (tag: string, typed?: string): Thing => ({
  makes: `p > ${tag}:text-is("words")`,
  isOfSelected: true,
  ...(typed && { typed }),
});
const columns = (count: number): Thing => ({ makes: `:nth-match(.weft-column, ${count})` });

/** By the names that people read. */
const things: Record<string, Thing> = {
  Text: { makes: 'p:text-is("words")', from: ["Control+Alt+1"], typed: "words" },
  "Heading 1": heading(1),
  "Heading 2": heading(2),
  "Heading 3": heading(3),
  "Heading 4": heading(4),
  "Heading 5": heading(5),
  "Heading 6": heading(6),
  "Bulleted list": { makes: 'ul:not([data-type]) > li > p:text-is("words")', typed: "- words" },
  "Numbered list": { makes: 'ol > li > p:text-is("words")', typed: "1. words" },
  "Task list": { makes: 'ul[data-type=taskList] > li:has(input):has-text("words")', typed: "[ ] words" },
  Indent: { makes: "li li", from: ["Control+Shift+8", "Enter"], keys: "Tab" },
  Outdent: { makes: 'p:not(li p):text-is("words")', from: ["Control+Shift+8"], keys: "Shift+Tab" },
  Quote: { makes: 'blockquote > p:text-is("words")', typed: "> words" },
  Callout: { makes: '[role=note][aria-label=Note]:has-text("words")', typed: "[!note] words" },
  Details: { makes: '.weft-details summary:text-is("words")', typed: "+++ words" },
  "2 columns": columns(2),
  "3 columns": columns(3),
  "4 columns": columns(4),
  Divider: { makes: "hr", typed: "---" },
  "Code block": { makes: 'pre > code:text-is("words")', typed: "``` words" },
  Table: { makes: "table th", asks: takesTable, answer: (page) => page.getByRole("gridcell").first() },
  Diagram: { makes: ".weft-diagram img", typed: "```mermaid flowchart LR" },
  Formula: {
    makes: ".weft-formula.is-block math",
    typed: "$$x$$",
    asks: fills("Formula in TeX", "x", "Control+Enter"),
  },
  "Formula in the line": {
    makes: "p .weft-formula math",
    typed: "$x$",
    asks: fills("Formula in TeX", "x", "Control+Enter"),
  },
  "Embedded page": {
    makes: '.weft-embed :text("example.org")',
    asks: fills("Address of the page", "https://example.org/page", "Enter"),
  },
  "Picture…": { makes: "figure[data-type=image]", file: () => picture() },
  "Video…": { makes: "figure[data-type=video]", file: (page) => film(page) },
  "Audio…": { makes: "figure[data-type=audio]", file: () => sound() },
  "File…": { makes: '.weft-file:has-text("minutes.txt")', file: () => textFile("minutes.txt", "text/plain", "words") },
  Footnote: { makes: "p .weft-footnote-reference", keys: "Control+Alt+f" },
  "Mention of a person": { makes: '.weft-mention:text-is("@Bob")', typed: "@", asks: takes("Bob", "bo") },
  "Link to a page": { makes: ".weft-page-link", typed: "[[", asks: takes("The plan", "plan") },
  Date: { makes: "p time", typed: "@today\n" },
  Emoji: { makes: 'p:has-text("🎉")', typed: ":", asks: takes(":tada:", "tada") },
  Bold: mark("strong", "**words**"),
  Italic: mark("em", "*words*"),
  Underline: mark("u"),
  Strikethrough: mark("s", "~~words~~"),
  Code: mark("code", "`words`"),
  Highlight: mark("mark", "==words=="),
  Subscript: mark("sub"),
  Superscript: mark("sup"),
  Link: {
    ...mark("a[href='https://address.example']", "[words](address.example)"),
    keys: "Control+k",
    asks: fills("Address", "address.example", "Enter"),
  },
  Colours: {
    ...mark("span[data-color=gray]"),
    asks: presses("ArrowRight", "Enter"),
    answer: (page) => page.getByRole("group", { name: "Text colour" }).getByRole("button", { name: "Grey" }),
  },
  "Align to the start": { makes: 'p:not([data-align]):text-is("words")', from: ["Control+Shift+e"] },
  Centre: { makes: 'p[data-align=center]:text-is("words")' },
  "Align to the end": { makes: 'p[data-align=end]:text-is("words")' },
  Justify: { makes: 'p[data-align=justify]:text-is("words")' },
  "Clear formatting": { makes: 'p:not(:has(*)):text-is("words")', isOfSelected: true, from: ["Control+b"] },
  "New line in the same paragraph": { makes: "p > br:not(.ProseMirror-trailingBreak)", keys: "Shift+Enter" },
};

/** Things that cannot be made in one of the ways. */
const without = {
  // A key of every text, which nobody looks for in a bar.
  "mouse and keyboard": ["New line in the same paragraph"],
  // It puts things in. Looks are for words that are there.
  slash: [
    "Indent",
    "Outdent",
    "Bold",
    "Italic",
    "Underline",
    "Strikethrough",
    "Code",
    "Highlight",
    "Subscript",
    "Superscript",
    "Link",
    "Colours",
    "Align to the start",
    "Centre",
    "Align to the end",
    "Justify",
    "Clear formatting",
    "New line in the same paragraph",
  ],
  // Markdown has no sign for them, and no program a key. Files, tables and pages are pasted as well.
  shortcut: [
    "2 columns",
    "3 columns",
    "4 columns",
    "Table",
    "Embedded page",
    "Picture…",
    "Video…",
    "Audio…",
    "File…",
    "Colours",
  ],
};

/** What is in the bar and makes nothing. */
const openers = new Set([
  "Insert",
  "Alignment",
  "Block menu",
  "More tools",
  "Keyboard shortcuts",
  "Undo my last change",
  "Redo",
]);

const menus = ["Insert", "Alignment"] as const;

const toolbar = (page: Page) => page.getByRole("toolbar", { name: "Formatting" });
const suggested = (page: Page) => page.getByRole("listbox", { name: "Suggestions" });
const tool = (page: Page, name: string) => toolbar(page).getByRole("button", { name, exact: true });
const item = (page: Page, name: string) =>
  page.getByRole("menu").locator("button", { has: page.getByText(name, { exact: true }) });

test("everything that is offered can be made in every way, but for what has none", async ({ arrives }) => {
  const ann = await arrives("Ann");
  await ann.opens("notes");
  const inHand = Object.values(await inHandOf(ann)).flat();
  const behindSlash = await behindSlashOf(ann);
  const { keys, typed } = await sheetOf(ann);

  const offered = [...inHand, ...behindSlash, ...Object.keys(keys), ...Object.keys(typed)];
  expect(offered.filter((name) => !(name in things))).toEqual([]);
  const lack = (has: (name: string, thing: Thing) => boolean) =>
    Object.entries(things).flatMap(([name, thing]) => (has(name, thing) ? [] : name));
  expect({
    "mouse and keyboard": lack((name) => inHand.includes(name)),
    slash: lack((name) => behindSlash.includes(name)),
    shortcut: lack((name, thing) => name in keys || (thing.keys ?? thing.typed) !== undefined),
  }).toEqual(without);
  for (const [name, signs] of Object.entries(typed))
    expect(things[name]?.typed, `typed for ${name}`).toContain(signs.replace(/\)$/, ""));
});

test("everything is made with the mouse", async ({ arrives, server }) => {
  const { ann, makes, agree } = await meet(arrives, server);
  const { page } = ann;
  const answers = async (name: string) => {
    const { answer, asks } = things[name] ?? {};
    await (answer ? answer(page).click() : asks?.(ann));
  };
  const offered = await inHandOf(ann);
  for (const name of offered.styles)
    await makes(name, () => toolbar(page).getByRole("combobox", { name: "Text style" }).selectOption(name));
  for (const name of offered.tools) {
    await makes(name, async () => {
      if ((await tool(page, name).count()) === 0) await tool(page, "More tools").click();
      await tool(page, name).click();
      await answers(name);
    });
  }
  for (const menu of menus) {
    for (const name of offered[menu]) {
      await makes(name, async () => {
        await tool(page, menu).click();
        await item(page, name).click();
        await answers(name);
      });
    }
  }
  await agree();
});

test("everything is made from the keyboard alone", async ({ arrives, server }) => {
  const { ann, makes, agree } = await meet(arrives, server);
  const { page } = ann;
  const offered = await inHandOf(ann);
  for (const [index, name] of offered.styles.entries()) {
    await makes(name, async () => {
      await goesTo(ann, "Text style");
      await page.keyboard.press("Space");
      await page.keyboard.press("Home");
      for (let step = 0; step < index; step += 1) await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
    });
  }
  for (const name of offered.tools) {
    await makes(name, async () => {
      if ((await tool(page, name).count()) === 0) {
        await goesTo(ann, "More tools");
        await page.keyboard.press("Enter");
      }
      await goesTo(ann, name);
      await page.keyboard.press("Enter");
      await things[name]?.asks?.(ann);
    });
  }
  for (const menu of menus) {
    for (const [index, name] of offered[menu].entries()) {
      await makes(name, async () => {
        await goesTo(ann, menu);
        await page.keyboard.press("Enter");
        await expect(page.getByRole("menu").locator("button:focus")).toBeVisible();
        await page.keyboard.press("Home");
        for (let step = 0; step < index; step += 1) await page.keyboard.press("ArrowDown");
        await expect(item(page, name)).toBeFocused();
        await page.keyboard.press("Enter");
        await things[name]?.asks?.(ann);
      });
    }
  }
  await agree();
});

test("everything is made behind a slash", async ({ arrives, server }) => {
  const { ann, makes, agree } = await meet(arrives, server);
  const { page } = ann;
  for (const name of await behindSlashOf(ann)) {
    await makes(name, async () => {
      // What begins with a figure is a fraction, and what ends with three dots is typed without them.
      await page.keyboard.type(` /${name.replaceAll(/^\d |…$/g, "")}`);
      const chosen = suggested(page).getByRole("option", { selected: true });
      await expect(chosen, `${name} behind a slash`).toBeVisible();
      const isChosen = suggested(page).getByRole("option", { name, exact: true, selected: true });
      for (let step = 0; step < 3 && (await isChosen.count()) === 0; step += 1) await ann.presses("ArrowDown");
      await expect(isChosen).toBeVisible();
      await page.keyboard.press("Enter");
      // There a table is of the usual size.
      if (name !== "Table") await things[name]?.asks?.(ann);
    });
  }
  await agree();
});

test("everything is made by a shortcut", async ({ arrives, server }) => {
  const { ann, makes, agree } = await meet(arrives, server);
  const { page } = ann;
  const { keys: keysOfSheet } = await sheetOf(ann);
  for (const [name, thing] of Object.entries(things)) {
    const keys = thing.keys ?? keysOfSheet[name];
    if (keys !== undefined) {
      await makes(name, async () => {
        await page.keyboard.press(keys);
        await thing.asks?.(ann);
      });
    }
    const { typed } = thing;
    if (typed === undefined) continue;
    const types = async () => {
      await page.keyboard.type(typed);
      // What is only begun by that.
      if (["@", ":", "[["].includes(typed)) await thing.asks?.(ann);
    };
    await makes(name, types, "");
  }
  await agree();
});

/** Ann in a document that begins anew for each thing, and Bob, who comes in the end; a page can be linked there. */
async function meet(arrives: (name: string) => Promise<Writer>, server: Server) {
  const ann = await arrives("Ann");
  await ann.opens("plan");
  await ann.title.fill("The plan");
  const titles = async () => (await fetch(`${server.url}/api/documents`)).text();
  await expect.poll(titles).toContain("The plan");
  const other = new StockClient(server, "notes");
  other.show({ user: { name: "Bob", color: "#b03060" } });
  await ann.opens("notes");
  let picked: SampleFile | undefined;
  ann.page.on("filechooser", (chooser) => void chooser.setFiles(picked ? [picked] : []));

  let count = 0;
  const begin = async (words: string) => {
    // Whoever has the title has all that Ann did before.
    count += 1;
    await ann.title.fill(`Thing ${count}`);
    await expect.poll(() => String(other.document.getText("title")), { intervals: [20] }).toBe(`Thing ${count}`);
    // One after the other: what is made of a text while Ann writes in it goes on with her words.
    for (const text of new Set(["", words])) {
      other.document.transact(() => {
        other.content.delete(0, other.content.length);
        other.content.insert(0, [yBlock("paragraph", ...(text === "" ? [] : [text]))]);
      });
      await expect.poll(() => ann.shape(), { intervals: [20] }).toBe(`<p>${text}</p>`);
    }
    await (words === "" ? ann.types("") : ann.goesBehind(words));
  };
  return {
    ann,
    makes: async (name: string, how: () => Promise<unknown>, words = "words") => {
      const thing = things[name];
      if (!thing) throw new Error(`What is ${name}?`);
      await begin(words);
      if (words !== "" && thing.isOfSelected) await ann.selects(words);
      if (words !== "" && thing.from) await ann.presses(...thing.from);
      const made = ann.text.locator(thing.makes);
      await expect(made).toHaveCount(0);
      picked = await thing.file?.(ann.page);
      await how();
      await expect(made, `${name} is made`).not.toHaveCount(0);
    },
    agree: async () => {
      await ann.saved();
      other.leave();
      const bob = await arrives("Bob");
      await bob.opens("notes");
      await expect.poll(() => bob.shape()).toBe(await ann.shape());
    },
  };
}

/** What can be chosen in the bar and in its menus, by the mouse and by keys. */
async function inHandOf(ann: Writer) {
  await ann.text.focus();
  const select = toolbar(ann.page).getByRole("combobox", { name: "Text style" });
  return {
    styles: await select.getByRole("option").allTextContents(),
    tools: await toolsOf(ann),
    Insert: await itemsOf(ann, "Insert"),
    Alignment: await itemsOf(ann, "Alignment"),
  };
}

/** Everything in the bar and behind “More tools”, but for what only leads to something else. */
async function toolsOf({ page }: Writer): Promise<string[]> {
  await tool(page, "More tools").click();
  await expect(tool(page, "Keyboard shortcuts")).toBeVisible();
  const names = await toolbar(page)
    .getByRole("button")
    .evaluateAll((buttons) => buttons.map((each) => each.getAttribute("aria-label") ?? ""));
  await page.keyboard.press("Escape");
  return names.filter((name) => !openers.has(name));
}

async function itemsOf({ page }: Writer, menu: string): Promise<string[]> {
  await tool(page, menu).click();
  const items = page.getByRole("menu", { name: menu }).locator("button");
  await expect(items.first()).toBeVisible();
  const names = await items.locator("span:not([aria-hidden])").allTextContents();
  await page.keyboard.press("Escape");
  return names;
}

async function behindSlashOf(ann: Writer): Promise<string[]> {
  await ann.types(" /");
  const options = suggested(ann.page).getByRole("option");
  await expect(options.first()).toBeVisible();
  const names = await options.locator("span:not([aria-hidden])").allTextContents();
  await ann.presses("Escape", "Backspace", "Backspace");
  return names;
}

/** What the sheet of keys says of making things: keys as Playwright names them, and what is typed. */
async function sheetOf(ann: Writer) {
  await ann.text.focus();
  await ann.page.keyboard.press("Control+/");
  const sheet = ann.page.getByRole("dialog", { name: "Keyboard shortcuts" });
  const linesOf = async (title: string) => {
    const section = sheet.locator("section", { has: ann.page.getByRole("heading", { name: title, exact: true }) });
    await expect(section).toBeVisible();
    const [names, signs] = [section.locator("dt"), section.locator("kbd")];
    const [all, written] = [await names.allTextContents(), await signs.allTextContents()];
    return all.map((name, index): [string, string] => [name, written[index] ?? ""]);
  };
  const keys = (await linesOf("Text and blocks")).map(([name, shown]): [string, string] => [name, pressed(shown)]);
  const typed = await linesOf("While typing");
  await ann.page.keyboard.press("Escape");
  return { keys: Object.fromEntries(keys), typed: Object.fromEntries(typed) };
}

function pressed(shown: string): string {
  return shown.replace("Ctrl", "Control").replace(/.$/, (key) => key.toLowerCase());
}

/** From the text, or from another tool, to the tool of this name. */
async function goesTo({ page }: Writer, name: string): Promise<void> {
  const isIn = () => toolbar(page).evaluate((bar) => bar.contains(document.activeElement));
  if (!(await isIn())) await page.keyboard.press("Alt+F10");
  const current = () => page.evaluate(() => document.activeElement?.getAttribute("aria-label"));
  for (let step = 0; step < 60 && (await current()) !== name; step += 1) await page.keyboard.press("ArrowRight");
  expect(await current()).toBe(name);
}
