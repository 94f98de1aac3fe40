// @vitest-environment happy-dom
import { beforeAll, expect, test, vi } from "vitest";
import { checked, Draft } from "../../content/draft.ts";
import { drawFormula } from "./draw-formula.ts";

beforeAll(() => {
  // Nothing is seen here, so nothing would come near.
  vi.stubGlobal("IntersectionObserver", undefined);
  Object.defineProperty(document, "compatMode", { value: "CSS1Compat" });
});

test.each([
  '<p>So <span data-type="inline-math" data-latex="a+b">a+b</span>.</p>',
  '<div data-type="block-math" data-latex="x^2\n+y">x^2\n+y</div>',
])("%s comes back as it was written", (html) => {
  expect(new Draft(html).html).toBe(html);
});

test.each([
  [
    '<p>Mass: <span class="katex"><math><semantics><mi>m</mi><annotation encoding="application/x-tex">m</annotation></semantics></math></span></p>',
    '<p>Mass: <span data-type="inline-math" data-latex="m">m</span></p>',
  ],
  [
    '<p>Mass: <math alttext="{\\displaystyle m^{2}}"><mi>m</mi></math></p>',
    '<p>Mass: <span data-type="inline-math" data-latex="m^{2}">m^{2}</span></p>',
  ],
  ['<math display="block" alttext="m"><mi>m</mi></math>', '<div data-type="block-math" data-latex="m">m</div>'],
  [
    '<p>So <code class="language-math math-inline">m</code></p>',
    '<p>So <span data-type="inline-math" data-latex="m">m</span></p>',
  ],
  [
    '<pre><code class="language-math math-display">m</code></pre>',
    '<div data-type="block-math" data-latex="m">m</div>',
  ],
])("%s is read as %s", (html, read) => {
  expect(new Draft(html).html).toBe(read);
});

test.each([{ latex: 7 }, { latex: ["a"] }, { latex: "x".repeat(10_001) }])("a document may not hold %j", (attrs) => {
  expect(() => checked({ type: "doc", content: [{ type: "blockMath", attrs }] })).toThrow(RangeError);
});

const inline = (latex: string) => `<span data-type="inline-math" data-latex="${latex}">${latex}</span>`;

test.each([
  ["So $x^2$ is", `<p>So ${inline("x^2")} is</p>`],
  ["$x$", `<p>${inline("x")}</p>`],
  ["($2x$)", `<p>(${inline("2x")})</p>`],
  ["$5 and $6", "<p>$5 and $6</p>"],
  ["$5/$", "<p>$5/$</p>"],
  ["US$a$", "<p>US$a$</p>"],
  ["$ x$", "<p>$ x$</p>"],
  ["$x $", "<p>$x $</p>"],
])("“%s” becomes %s", (typed, html) => {
  expect(new Draft("<p></p>").types(typed).html).toBe(html);
});

test.each([
  ["$$x$$", '<div data-type="block-math" data-latex="x">x</div><p></p>'],
  ["$$ ", '<div data-type="block-math" data-latex=""></div><p></p>'],
])("“%s” at the beginning becomes %s", (typed, html) => {
  expect(new Draft("<p></p>").types(typed).html).toBe(html);
});

test("a formula is drawn as MathML, which a screen reader reads", async () => {
  const draft = new Draft('<p><span data-type="inline-math" data-latex="\\frac{1}{2}"></span></p>');
  await vi.waitFor(() => expect(draft.editor.view.dom.querySelector("math mfrac")).not.toBeNull());
  expect(draft.editor.view.dom.querySelector("[style]")).toBeNull();
});

test("a formula that is wrong is shown as it was written, with what is wrong", async () => {
  const draft = new Draft('<div data-type="block-math" data-latex="\\frac{1}"></div>');
  const shown = () => draft.editor.view.dom.querySelector<HTMLElement>(".weft-formula");
  await vi.waitFor(() => expect(shown()?.className).toContain("is-wrong"));
  expect(shown()?.textContent).toBe("\\frac{1}");
  expect(shown()?.title).toContain("end of input");
});

test.each([
  "\\href{javascript:alert(1)}{x}",
  "\\url{javascript:alert(1)}",
  "\\includegraphics{https://example.org/x.png}",
  "\\htmlData{onclick=alert(1)}{x}",
  "\\htmlStyle{background:url(https://example.org)}{x}",
  "\\htmlId{app}{x}",
  "\\htmlClass{weft}{x}",
  "\\text{<img src=x onerror=alert(1)>}",
  "</annotation><script>alert(1)</script>",
])("%s does no harm", async (latex) => {
  const target = document.createElement("div");
  await drawFormula(target, latex, false);
  expect(
    target.querySelector("a, img, script, iframe, [onclick], [onerror], [data-onclick], [id], [href], [style]"),
  ).toBeNull();
});

test.each([
  ["\\def\\a{\\a\\a}\\a", "macros without end"],
  [`${"{".repeat(20_000)}x`, "too long"],
  ["\\sqrt{".repeat(1_600), "too deep"],
  ["\\rule{1000000em}{1000000em}", "too large"],
])("a formula that asks too much is given up: %s", async (latex) => {
  const begin = performance.now();
  await drawFormula(document.createElement("div"), latex, true);
  expect(performance.now() - begin).toBeLessThan(5_000);
});
