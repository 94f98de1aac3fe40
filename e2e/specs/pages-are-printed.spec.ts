import * as Y from "yjs";
import { picture } from "../sample-files.ts";
import { StockClient } from "../stock-client.ts";
import { expect, test } from "../test.ts";
import type { Writer } from "../writer.ts";

function block(name: string, attributes: Record<string, string>, text?: string): Y.XmlElement {
  const element = new Y.XmlElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  if (text !== undefined) element.insert(0, [new Y.XmlText(text)]);
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
