import { expect } from "@playwright/test";
import type { Scene, State } from "./state.ts";

const panel = ({ page }: Scene, name: string) => page.getByRole("dialog", { name });

const blocks = `
  <p>On <time datetime="2030-05-01">1 May 2030</time> <span data-type="inline-math" data-latex="x^2"></span></p>
  <pre><code class="language-js">const answer = "42";</code></pre>
  <figure data-type="embed" data-url="https://video.example/1"></figure>
  <table>
    <tr><th>Name</th><th>Points</th><th>City</th></tr>
    <tr><td>Cleo</td><td>31</td><td data-color="green">Rome</td></tr>
    <tr><td>Dora</td><td>7</td><td>Oslo</td></tr>
  </table>
  <p>The end.</p>`;

/** What appears beside a block to change it. */
export const panels: readonly State[] = [
  [
    "the languages of code",
    async (scene) => {
      await scene.ann.opens("panels");
      await scene.ann.text.focus();
      await scene.ann.pastes(blocks, "text/html");
      await scene.ann.goesBehind('"42"');
      await scene.page.getByRole("button", { name: "Language: JavaScript" }).click();
      await expect(panel(scene, "Language of the code")).toBeVisible();
    },
  ],
  [
    "a formula with a mistake",
    async (scene) => {
      await scene.page.keyboard.press("Escape");
      await scene.ann.text.locator(".weft-formula").first().click();
      await scene.page.getByRole("textbox", { name: "Formula in TeX" }).fill("\\frac{1}");
      await expect(panel(scene, "Formula").getByRole("status")).toContainText("end of input");
    },
  ],
  [
    "a date to choose",
    async (scene) => {
      await scene.page.keyboard.press("Escape");
      await scene.ann.text.locator("time").click();
      await expect(panel(scene, "Date")).toBeVisible();
    },
  ],
  [
    "an embedded page to choose",
    async (scene) => {
      await scene.page.keyboard.press("Escape");
      await scene.ann.goesBehind("The end.");
      await scene.page.keyboard.type(" /embed");
      await expect(scene.page.getByRole("listbox")).toContainText("Embedded page");
      await scene.page.keyboard.press("Enter");
      await scene.page.getByRole("textbox", { name: "Address of the page" }).fill("http://plain.example");
      await scene.page.keyboard.press("Enter");
      await expect(panel(scene, "Embedded page")).toContainText("Only pages with an https address");
    },
  ],
  [
    "an embedded page that was loaded",
    async ({ ann, page }) => {
      await ann.context.route("https://video.example/**", (route) =>
        route.fulfill({ contentType: "text/html", body: "<!doctype html><html lang=en><title>Film</title>A film." }),
      );
      await page.keyboard.press("Escape");
      await ann.text.getByRole("button", { name: "Load from video.example" }).click();
      await expect(ann.text.frameLocator("iframe").getByText("A film.")).toBeVisible();
    },
  ],
  [
    "the handles of a table",
    async ({ ann, page }) => {
      await ann.goesBehind("Dora");
      await expect(page.getByRole("button", { name: "Row 3" })).toBeVisible();
    },
  ],
  ...(["Row", "Column"] as const).map((kind): State => [
    `the menu of a ${kind.toLowerCase()}, in a window with too little room for it`,
    async ({ page }) => {
      await page.setViewportSize({ width: 1100, height: 400 });
      await page.getByRole("button", { name: `${kind} ${kind === "Row" ? 3 : 1}` }).click();
      await expect(page.getByRole("menu", { name: `${kind}…` })).toBeVisible();
    },
  ]),
  [
    "the caption of a table",
    async (scene) => {
      const { ann, page } = scene;
      await page.setViewportSize({ width: 1100, height: 800 });
      await ann.presses("Escape");
      await ann.goesBehind("Dora");
      await page.getByRole("button", { name: "Caption", exact: true }).click();
      await expect(panel(scene, "Caption of the table").getByLabel("Caption")).toBeFocused();
    },
  ],
  [
    "the menu of cells",
    async ({ ann, page }) => {
      await page.keyboard.press("Escape");
      await ann.goesBehind("31");
      await ann.presses("Escape", "Shift+ArrowRight", "Shift+F10");
      await expect(page.getByRole("menu", { name: "Cells…" })).toBeVisible();
    },
  ],
];
