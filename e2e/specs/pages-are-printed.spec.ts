import * as Y from "yjs";
import { picture } from "../sample-files.ts";
import { StockClient } from "../stock-client.ts";
import { expect, test } from "../test.ts";
import type { Writer } from "../writer.ts";

type Inside = string | Y.XmlText | Y.XmlElement[];

function block(name: string, attributes: Record<string, string>, inside: Inside = []): Y.XmlElement {
  const element = new Y.XmlElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  if (typeof inside === "string") element.insert(0, [new Y.XmlText(inside)]);
  else element.insert(0, inside instanceof Y.XmlText ? [inside] : inside);
  return element;
}

const paragraphs = (count: number) =>
  Array.from({ length: count }, (_, index) => block("paragraph", {}, `No. ${index}`));

/** What would have been on paper each time the page was printed. */
async function noticesPrinting({ page }: Writer): Promise<() => Promise<unknown[]>> {
  await page.addInitScript(() => {
    const printed: object[] = [];
    const count = (selector: string) => document.querySelectorAll(selector).length;
    Object.assign(window, {
      printed,
      print: () =>
        printed.push({
          formulas: count(".weft-formula math"),
          diagrams: count(".weft-diagram[data-drawn]"),
          pictures: [...document.querySelectorAll<HTMLImageElement>("img.weft-media")].map((each) => each.naturalWidth),
        }),
    });
  });
  return () => page.evaluate(() => (window as unknown as { printed: unknown[] }).printed);
}

const whole = { formulas: 1, diagrams: 1, pictures: [320] };

test("what nobody scrolled to is drawn before it is printed", async ({ server, arrives }) => {
  const [ann, bob] = [await arrives("Ann"), await arrives("Bob")];
  await ann.opens("notes");
  const chooser = ann.page.waitForEvent("filechooser");
  await ann.page.getByRole("button", { name: "Picture…" }).click();
  await (await chooser).setFiles(picture());
  await ann.saved();
  const other = new StockClient(server, "notes");
  await expect.poll(() => other.content.length).toBeGreaterThan(0);
  other.content.insert(0, [
    ...paragraphs(150),
    block("blockMath", { latex: "\\frac{1}{2}" }),
    block("codeBlock", { language: "mermaid" }, "flowchart LR\n  A --> B"),
    ...paragraphs(80),
  ]);
  await expect.poll(() => other.isSaved).toBe(true);
  const printed = await noticesPrinting(bob);
  await bob.opens("notes");
  await bob.sees("No. 149");
  await expect(bob.page.locator(".weft-formula math, .weft-diagram[data-drawn]")).toHaveCount(0);

  await bob.page.keyboard.press("Control+p");
  await expect.poll(printed).toEqual([whole]);
  await bob.page.reload();
  await bob.page.getByRole("button", { name: "Document menu" }).click();
  await bob.page.getByRole("menuitem", { name: "Print…" }).click();
  await expect.poll(printed).toEqual([whole]);
  await bob.page.getByRole("button", { name: "View" }).click();
  await bob.page.getByRole("button", { name: "Print or save as PDF" }).click();
  await expect.poll(printed).toEqual([whole, whole]);
  other.leave();
});

test("a page is printed without what does not come", async ({ server, arrives }) => {
  const ann = await arrives("Ann");
  const other = new StockClient(server, "notes");
  other.content.insert(0, [...paragraphs(150), block("codeBlock", { language: "mermaid" }, "flowchart LR\n  A --> B")]);
  await expect.poll(() => other.isSaved).toBe(true);
  const printed = await noticesPrinting(ann);
  await ann.opens("notes");
  await ann.sees("No. 149");
  await ann.context.route("**/assets/**", () => {});
  await ann.page.keyboard.press("Control+p");
  await expect(ann.page.getByText("Preparing the page for printing…")).toBeVisible();
  await expect.poll(printed).toEqual([{ ...whole, formulas: 0, diagrams: 0, pictures: [] }]);
  await expect(ann.page.getByText("Preparing the page for printing…")).toBeHidden();
  other.leave();
});

function linked(words: string, href: string): Y.XmlElement {
  const text = new Y.XmlText();
  text.insert(0, words, { link: { href } });
  return block("paragraph", {}, text);
}

test("the head of a table stands on every page, and a link as its words alone", async ({ server, arrives }) => {
  const ann = await arrives("Ann");
  const other = new StockClient(server, "notes");
  const row = (cell: string, content: Y.XmlElement) => block("tableRow", {}, [block(cell, {}, [content])]);
  other.content.insert(0, [
    block("table", {}, [
      row("tableHeader", linked("Head", "https://head.test/")),
      row("tableCell", linked("First", "https://first.test/")),
      ...Array.from({ length: 60 }, (_, index) => row("tableCell", block("paragraph", {}, `No. ${index}`))),
    ]),
    block("paragraph", {}, "The end."),
  ]);
  await expect.poll(() => other.isSaved).toBe(true);
  await ann.opens("notes");
  await ann.sees("The end.");
  // A link is written into the file for each place it has on paper, those of a head that comes again more than once.
  const file = (await ann.page.pdf({ format: "A4" })).toString("latin1");
  const times = (words: string) => file.split(words).length - 1;
  const pages = times("/Type /Page\n");
  expect(pages).toBeGreaterThan(1);
  expect(times("https://first.test/")).toBe(1);
  expect(times("https://head.test/")).toBeGreaterThanOrEqual(pages);
  await ann.page.emulateMedia({ media: "print" });
  const after = (link: Element) => getComputedStyle(link, "::after").content;
  expect(await ann.text.locator("a").first().evaluate(after)).toBe("none");
  other.leave();
});

test("a diagram that was drawn for a dark page is dark on white paper", async ({ server, arrives }) => {
  const ann = await arrives("Ann", { colorScheme: "dark" });
  const other = new StockClient(server, "notes");
  other.content.insert(0, [block("codeBlock", { language: "mermaid" }, "flowchart LR\n  A --> B")]);
  await expect.poll(() => other.isSaved).toBe(true);
  await ann.opens("notes");
  const drawn = ann.text.locator(".weft-diagram[data-drawn] img");
  await expect(drawn).toHaveCSS("filter", "none");
  await ann.page.emulateMedia({ media: "print" });
  await expect(drawn).toHaveCSS("filter", /^invert\(1\)/);
  other.leave();
});
