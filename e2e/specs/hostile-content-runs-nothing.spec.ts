import { expect, test } from "../test.ts";

const script = "window.weftRan=1";
const html = [
  `<script>${script}</script>`,
  `<svg onload="${script}"><script>${script}</script><animate onbegin="${script}" attributeName="x" dur="1s"></animate></svg>`,
  `<math><mtext><table><mglyph><style><img src=x onerror="${script}"></style></mglyph></table></mtext></math>`,
  `<p><img src="x" onerror="${script}"><img src="https://weft.invalid/x.png" onload="${script}"></p>`,
  `<iframe srcdoc="<script>parent.weftRan=1</script>"></iframe><iframe src="javascript:parent.weftRan=1"></iframe>`,
  `<object data="javascript:${script}"></object><embed src="javascript:${script}">`,
  `<details open ontoggle="${script}"><summary onclick="${script}">summary</summary></details>`,
  `<p><a href="javascript:${script}">one</a> <a href="java&#10;script:${script}">two</a></p>`,
  `<p><a href="data:text/html,<script>opener.weftRan=1</script>" title="&quot; onmouseover=&quot;${script}">three</a></p>`,
  `<figure data-type="video"><video src="javascript:${script}" onerror="${script}"></video><figcaption>film</figcaption></figure>`,
  `<div data-type="block-math" data-latex="\\href{javascript:${script}}{x}">formula</div>`,
  `<p>The end.</p>`,
];
const markdown = [
  "# Hostile",
  ...html,
  `[four](javascript:${script}) ![five](x" onerror="${script}) <javascript:${script}>`,
  `[six](https://example.org "\\" onmouseover=${script} x=\\"")`,
  `$\\href{javascript:${script}}{x}$`,
  `\`\`\`mermaid\ngraph TD; A["<img src=x onerror=${script}>"]; click A "javascript:${script}"\n\`\`\``,
  "The end of it.",
].join("\n\n");

test("promise 14: hostile HTML and Markdown, pasted and imported, run nothing and lead nowhere", async ({
  arrives,
}) => {
  const ann = await arrives("Ann");
  const { page } = ann;
  let isAsked = false;
  page.on("dialog", () => (isAsked = true));
  await ann.opens("notes");
  await ann.text.focus();
  await ann.pastes(html.join(""), "text/html");
  await ann.sees("The end.");
  await ann.pastes(markdown);
  await ann.sees("The end of it.");
  for (const [name, text] of [
    ["bad.html", html.join("")],
    ["bad.md", markdown],
  ] as const) {
    const asked = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Document menu" }).click();
    await page.getByRole("menuitem", { name: "Import a file…" }).click();
    await (await asked).setFiles({ name, mimeType: "text/plain", buffer: Buffer.from(text) });
    await expect(page.getByRole("status").filter({ hasText: name })).toBeVisible();
  }
  await expect(ann.text.getByText("The end of it.")).toHaveCount(2);
  for (const word of ["one", "two", "three", "four", "five"]) {
    await expect(ann.text.getByRole("link", { name: word })).toHaveCount(0);
  }
  expect(await page.evaluate(() => Reflect.has(window, "weftRan"))).toBe(false);
  expect(isAsked).toBe(false);
  expect(await ann.text.locator("script, object, embed, [onclick], [onload], [onerror], [ontoggle]").count()).toBe(0);
});
