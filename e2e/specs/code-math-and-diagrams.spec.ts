import * as Y from "yjs";
import { StockClient } from "../stock-client.ts";
import { expect, test } from "../test.ts";
import type { Writer } from "../writer.ts";

const colours = ({ text }: Writer) => text.locator("pre [class^=weft-code]");

test("code gets its colours, its language from a list, and is copied", async ({ arrives }) => {
  const ann = await arrives("Ann", { permissions: ["clipboard-read", "clipboard-write"] });
  await ann.opens("notes");
  await ann.types("```js ");
  await ann.page.keyboard.type("let a = 1;");
  await expect(colours(ann)).toHaveText(["let", "1"]);
  await ann.page.keyboard.press("Tab");
  await ann.page.keyboard.type("// end");
  const bar = ann.page.getByRole("group", { name: "This code block" });
  await bar.getByRole("button", { name: "Language: JavaScript" }).click();
  await ann.page.getByRole("combobox", { name: "Find a language" }).fill("py");
  await ann.page.keyboard.press("Enter");
  await expect(ann.text.locator("pre code")).toHaveClass("language-python");
  await expect(ann.text).toBeFocused();
  await bar.getByRole("button", { name: "Wrap long lines" }).click();
  await expect(ann.text.locator("pre")).toHaveAttribute("data-wrap", "off");
  await bar.getByRole("button", { name: "Copy code" }).click();
  await expect(bar.getByRole("status")).toHaveText("Copied");
  expect(await ann.page.evaluate(() => navigator.clipboard.readText())).toBe("let a = 1;  // end");
});

test("the language of code is chosen from the keyboard alone", async ({ arrives }) => {
  const ann = await arrives("Ann");
  await ann.opens("notes");
  await ann.types("```");
  await ann.page.keyboard.press("Enter");
  await ann.page.keyboard.type("SELECT 1");
  await ann.page.keyboard.press("Alt+F10");
  const tool = ann.page.getByRole("toolbar", { name: "Formatting" }).getByRole("button", { name: "Language" });
  for (let step = 0; step < 60 && !(await tool.evaluate((each) => each === document.activeElement)); step += 1)
    await ann.page.keyboard.press("ArrowRight");
  await ann.page.keyboard.press("Enter");
  await expect(ann.page.getByRole("combobox", { name: "Find a language" })).toBeFocused();
  await ann.page.keyboard.type("sql");
  await ann.page.keyboard.press("Enter");
  await expect(colours(ann)).toHaveText(["SELECT", "1"]);
  await expect(ann.text).toBeFocused();
});

test("two people in one code block keep what each typed", async ({ arrives }) => {
  const [ann, bob] = [await arrives("Ann"), await arrives("Bob")];
  await ann.opens("notes");
  await ann.types("```js ");
  await ann.page.keyboard.type("one();");
  await ann.page.keyboard.press("Enter");
  await ann.page.keyboard.type("two();");
  await bob.opens("notes");
  await bob.sees("two();");
  await bob.text.locator("pre").click();
  await bob.goesBehind("one();");
  await ann.goesBehind("two();");
  await Promise.all([ann.page.keyboard.type(" // from Ann"), bob.page.keyboard.type(" // from Bob")]);
  await ann.selects("one();");
  await ann.presses("Tab");
  for (const writer of [ann, bob])
    await expect(writer.text.locator("pre code")).toHaveText("    one(); // from Bob\ntwo(); // from Ann", {
      useInnerText: true,
    });
});

test("a formula is typed, changed in its panel with a preview, and shown to others as MathML", async ({ arrives }) => {
  const [ann, bob] = [await arrives("Ann"), await arrives("Bob")];
  await bob.opens("notes");
  await ann.opens("notes");
  await ann.types("Let $x^2$ be.");
  await expect(bob.text.locator("math msup")).toHaveCount(1);
  await ann.goesBehind("Let ");
  await ann.presses("ArrowRight", "Enter");
  const panel = ann.page.getByRole("dialog", { name: "Formula" });
  const source = panel.getByRole("textbox", { name: "Formula in TeX" });
  await expect(source).toHaveValue("x^2");
  await source.fill("\\frac{1}");
  await expect(panel.getByRole("status")).toContainText("end of input");
  await source.fill("\\frac{1}{2}");
  await expect(panel.locator("math mfrac")).toHaveCount(1);
  await ann.page.keyboard.press("Enter");
  await expect(bob.text.locator("math mfrac")).toHaveCount(1);
  await expect(ann.text).toBeFocused();
  await ann.page.keyboard.type("!");
  await expect(ann.text).toContainText("! be.");
  await ann.types("");
  await ann.presses("Enter");
  await ann.page.keyboard.type("$$ ");
  await ann.page.getByRole("textbox", { name: "Formula in TeX" }).fill("\\sum_i i");
  await ann.page.keyboard.press("Control+Enter");
  await expect(bob.text.locator(".weft-formula.is-block math")).toHaveCount(1);
});

test("a diagram is drawn from its source, which is shown to the caret alone", async ({ arrives }) => {
  const ann = await arrives("Ann");
  await ann.opens("notes");
  await ann.types("Before.");
  await ann.presses("Enter");
  await ann.page.keyboard.type("```mermaid ");
  await ann.pastes("flowchart LR\n  A --> B");
  const picture = ann.text.locator(".weft-diagram img");
  await expect(picture).toBeVisible();
  await expect(picture).toHaveAttribute("src", /^data:image\/svg\+xml/);
  expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(50);
  await expect(ann.text.locator(".weft-diagram pre")).toBeVisible();
  await ann.page.keyboard.type(" -->");
  await expect(ann.text.locator(".weft-diagram [role=status]")).toContainText("Parse error");
  await ann.page.keyboard.type(" C");
  await expect(ann.text.locator(".weft-diagram [role=status]")).toHaveText("");
  await ann.goesBehind("Before.");
  await expect(ann.text.locator(".weft-diagram pre")).toBeHidden();
  await ann.presses("ArrowDown");
  await expect(ann.text.locator(".weft-diagram pre")).toBeVisible();
});

const bait = "https://weft-bait.test";

const hostile: readonly [name: string, attributes: Record<string, string>, text?: string][] = [
  [
    "codeBlock",
    { language: "mermaid" },
    `flowchart LR\nA["<img src=${bait}/a onerror=alert(1)>"] --> B\nclick A "javascript:alert(1)"`,
  ],
  ["codeBlock", { language: "mermaid" }, `flowchart LR\nA@{ img: "${bait}/b" }`],
  ["codeBlock", { language: "mermaid" }, `flowchart LR\nA\nclassDef x fill:url(${bait}/c)\nclass A x`],
  [
    "codeBlock",
    { language: "mermaid" },
    `%%{init: {"securityLevel":"loose","themeCSS":"@import url(${bait}/d)"}}%%\nflowchart LR\nA["<iframe src='${bait}/e'>"]`,
  ],
  ["codeBlock", { language: "mermaid" }, `C4Context\nPerson(a, "A", "b", "${bait}/f")`],
  [
    "codeBlock",
    { language: "mermaid" },
    `sequenceDiagram\nA->>B: <script>alert(1)</script>\nlink A: x @ javascript:alert(1)`,
  ],
  ["codeBlock", { language: '"><img src=x onerror=alert(1)>' }, "code"],
  [
    "blockMath",
    { latex: `\\href{javascript:alert(1)}{x}\\includegraphics{${bait}/g}\\htmlStyle{background:url(${bait}/h)}{x}` },
  ],
  ["blockMath", { latex: "\\def\\a{\\a\\a}\\a" }],
  ["embed", { url: "javascript:alert(1)" }],
  ["embed", { url: `${bait}/i` }],
];

test("hostile formulas, diagrams and pages run nothing and load nothing", async ({ server, arrives }) => {
  const other = new StockClient(server, "notes");
  other.content.insert(
    0,
    hostile.map(([name, attributes, text]) => {
      const element = new Y.XmlElement(name);
      for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
      if (text !== undefined) element.insert(0, [new Y.XmlText(text)]);
      return element;
    }),
  );
  other.append("paragraph", "The end.");
  await expect.poll(() => other.isSaved).toBe(true);
  const ann = await arrives("Ann");
  const asked: string[] = [];
  ann.page.on("dialog", (dialog) => void dialog.dismiss().then(() => asked.push(dialog.message())));
  ann.page.on("request", (request) => request.url().includes("weft-bait") && asked.push(request.url()));
  await ann.opens("notes");
  await ann.sees("The end.");
  // Those that can be drawn are, the others say why not.
  await expect(ann.text.locator(".weft-diagram[data-drawn], .weft-diagram.is-wrong")).toHaveCount(6);
  await expect(ann.text.locator(".weft-formula.is-wrong, .weft-formula:has(math)")).toHaveCount(2);
  await expect(ann.text.locator("iframe, script, [onerror], a[href^=javascript]")).toHaveCount(0);
  expect(asked).toEqual([]);
  await ann.text.getByRole("button", { name: "Load from weft-bait.test" }).click();
  await expect(ann.text.locator("iframe")).toHaveAttribute("sandbox", /allow-scripts/);
  await expect.poll(() => asked).toEqual([`${bait}/i`]);
  other.leave();
});

for (const [device, options] of Object.entries({
  computer: {},
  phone: { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true },
})) {
  test(`the bar of code covers no word, and none moves when it comes, on a ${device}`, async ({ arrives }) => {
    const ann = await arrives("Ann", options);
    await ann.opens("notes");
    await ann.text.focus();
    await ann.pastes(`<p>before</p><pre><code>${"const a = 1; ".repeat(20)}</code></pre>`, "text/html");
    await ann.goesBehind("before");
    const words = ann.text.locator("pre code");
    const bar = ann.page.getByRole("group", { name: "This code block" });
    await expect(bar).toHaveCount(0);
    const height = await ann.heightOf(words);
    await ann.goesBehind("const a");
    await expect(bar).toBeVisible();
    expect(Math.abs((await ann.heightOf(words)) - height)).toBeLessThan(1);
    const box = await bar.boundingBox();
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(height);
  });
}
