// @vitest-environment happy-dom
import { CellSelection } from "@tiptap/pm/tables";
import { expect, test } from "vitest";
import { blockTools } from "../block-tools.ts";
import { Draft } from "../content/draft.ts";
import type { TextStyle, Tool } from "./block.ts";

const styles = blockTools.flatMap((block) => block.styles ?? []);
const insertions = blockTools.flatMap((block) => block.insertions ?? []);
const innerTools = [...new Set(blockTools.flatMap((block) => block.innerTools?.tools ?? []))];
const tools = blockTools.flatMap((block) => block.tools ?? []).filter((tool) => !innerTools.includes(tool));

const before = "<p>some words</p>";
const task = (words: string) =>
  `<li data-checked="false" data-type="taskItem"><label><input type="checkbox"><span></span></label><div><p>${words}</p></div></li>`;
const column = (words: string, attributes = "") => `<div${attributes} data-column=""><p>${words}</p></div>`;
const columns = (...all: string[]) => `<div data-columns="">${all.join("")}</div>`;
const callout = (kind: string) => `<div data-callout="${kind}" role="note"><p>some words</p></div>`;

/** `!` is for a head cell. */
function table(...rows: string[]): string {
  const cell = (words: string) =>
    words.startsWith("!") ? `<th scope="col"><p>${words.slice(1)}</p></th>` : `<td><p>${words}</p></td>`;
  const count = Math.max(...rows.map((row) => row.split("|").length));
  const html = rows.map((row) => `<tr>${row.split("|").map(cell).join("")}</tr>`).join("");
  return `<table><colgroup>${"<col>".repeat(count)}</colgroup><tbody>${html}</tbody></table>`;
}

/** By the name of a style, a tool or an insertion: what it makes of a paragraph whose last word is selected. */
const made: Record<string, string> = {
  paragraph: before,
  ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((level) => [`heading${level}`, `<h${level}>some words</h${level}>`])),
  codeBlock: "<pre><code>some words</code></pre>",
  bold: "<p>some <strong>words</strong></p>",
  italic: "<p>some <em>words</em></p>",
  underline: "<p>some <u>words</u></p>",
  strike: "<p>some <s>words</s></p>",
  code: "<p>some <code>words</code></p>",
  highlight: "<p>some <mark>words</mark></p>",
  subscript: "<p>some <sub>words</sub></p>",
  superscript: "<p>some <sup>words</sup></p>",
  clearFormatting: before,
  "align-start": before,
  "align-center": '<p data-align="center">some words</p>',
  "align-end": '<p data-align="end">some words</p>',
  "align-justify": '<p data-align="justify">some words</p>',
  bulletList: "<ul><li><p>some words</p></li></ul>",
  orderedList: "<ol><li><p>some words</p></li></ol>",
  taskList: `<ul data-type="taskList">${task("some words")}</ul>`,
  blockquote: "<blockquote><p>some words</p></blockquote>",
  callout: callout("note"),
  details: '<details><summary>some words</summary><div data-details-content=""><p></p></div></details>',
  "columns-2": columns(column("some words"), column("")),
  "columns-3": columns(column("some words"), column(""), column("")),
  "columns-4": columns(column("some words"), column(""), column(""), column("")),
  footnote: '<p>some words<sup data-footnote="…">†</sup></p><div data-footnote-text="…" role="note"><p></p></div>',
  divider: "<p>some </p><hr><p></p>",
  table: `<p>some </p>${table("!|!|!", "||", "||")}<p></p>`,
  inlineMath: '<p>some <span data-type="inline-math" data-latex="words">words</span></p>',
  blockMath: '<p>some </p><div data-type="block-math" data-latex="words">words</div>',
  diagram:
    '<p>some </p><pre><code class="language-mermaid">flowchart LR\n  A[Start] --&gt; B{Choice}\n  B --&gt;|yes| C[Go on]\n  B --&gt;|no| D[Stop]</code></pre>',
  embed: '<p>some </p><figure data-type="embed" data-url=""></figure>',
  date: '<p>some <time datetime="…">…</time> </p>',
  // These begin to name something; a list beside the text goes on.
  mention: "<p>some @</p>",
  pageLink: "<p>some [[</p>",
  emoji: "<p>some :</p>",
};

/** Those that ask for a file first, which a browser does: see `files-are-placed.spec.ts`. */
const asking = ["image", "video", "audio", "file"];

/** By the name of what says that it can be typed: what is typed, and what comes of it. */
const typed: Record<string, [typed: string, html: string]> = {
  ...Object.fromEntries(
    [1, 2, 3, 4, 5, 6].map((level) => [
      `heading${level}`,
      [`${"#".repeat(level)} words`, `<h${level}>words</h${level}>`],
    ]),
  ),
  codeBlock: ["``` words", "<pre><code>words</code></pre>"],
  bold: ["**words**", "<p><strong>words</strong></p>"],
  italic: ["*words*", "<p><em>words</em></p>"],
  strike: ["~~words~~", "<p><s>words</s></p>"],
  code: ["`words`", "<p><code>words</code></p>"],
  highlight: ["==words==", "<p><mark>words</mark></p>"],
  bulletList: ["- words", "<ul><li><p>words</p></li></ul>"],
  orderedList: ["1. words", "<ol><li><p>words</p></li></ol>"],
  taskList: ["[ ] words", `<ul data-type="taskList">${task("words")}</ul>`],
  blockquote: ["> words", "<blockquote><p>words</p></blockquote>"],
  callout: ["[!note] words", '<div data-callout="note" role="note"><p>words</p></div>'],
  details: ["+++ words", '<details><summary>words</summary><div data-details-content=""><p></p></div></details>'],
  divider: ["---", "<hr><p></p>"],
  inlineMath: ["$x$", '<p><span data-type="inline-math" data-latex="x">x</span></p>'],
  blockMath: ["$$x$$", '<div data-type="block-math" data-latex="x">x</div><p></p>'],
};

/** Those that only begin to name something when they are typed. */
const naming = ["mention", "pageLink", "emoji"];

/** By the name of a tool that is shown inside of a block: what it makes of which document, with the caret behind `x`. */
const madeInside: Record<string, [before: string, after: string]> = {
  "callout-note": [calloutOf("tip"), calloutOf("note")],
  "callout-tip": [calloutOf("note"), calloutOf("tip")],
  "callout-important": [calloutOf("note"), calloutOf("important")],
  "callout-warning": [calloutOf("note"), calloutOf("warning")],
  "callout-caution": [calloutOf("note"), calloutOf("caution")],
  unsetCallout: [calloutOf("note"), "<p>x</p>"],
  "column-add": [columns(column("x"), column("y")), columns(column("x"), column(""), column("y"))],
  "column-wider": [
    columns(column("x"), column("y")),
    columns(column("x", ' data-width="1.1"'), column("y", ' data-width="0.9"')),
  ],
  "column-narrower": [
    columns(column("x"), column("y")),
    columns(column("x", ' data-width="0.9"'), column("y", ' data-width="1.1"')),
  ],
  "column-even": [columns(column("x", ' data-width="1.5"'), column("y")), columns(column("x"), column("y"))],
  "column-unset": [columns(column("x"), column("y")), "<p>x</p><p>y</p>"],
  "column-delete": [columns(column("x"), column("y"), column("z")), columns(column("y"), column("z"))],
  rowAbove: [table("x|y"), table("|", "x|y")],
  rowBelow: [table("x|y"), table("x|y", "|")],
  columnBefore: [table("x|y"), table("|x|y")],
  columnAfter: [table("x|y"), table("x||y")],
  mergeCells: [
    table("x|y"),
    '<table><colgroup><col><col></colgroup><tbody><tr><td colspan="2"><p>x</p><p>y</p></td></tr></tbody></table>',
  ],
  splitCell: [
    '<table><colgroup><col><col></colgroup><tbody><tr><td colspan="2"><p>x</p></td></tr></tbody></table>',
    table("x|"),
  ],
  headerRow: [table("x|y", "z|"), table("!x|!y", "z|")],
  headerColumn: [
    table("x|y"),
    '<table><colgroup><col><col></colgroup><tbody><tr><th scope="row"><p>x</p></th><td><p>y</p></td></tr></tbody></table>',
  ],
  deleteTable: [`<p>a</p>${table("x|y")}<p>b</p>`, "<p>a</p><p>b</p>"],
  indent: ["<ul><li><p>a</p></li><li><p>x</p></li></ul>", "<ul><li><p>a</p><ul><li><p>x</p></li></ul></li></ul>"],
  outdent: ["<ul><li><p>a</p><ul><li><p>x</p></li></ul></li></ul>", "<ul><li><p>a</p></li><li><p>x</p></li></ul>"],
  wrap: ["<pre><code>x</code></pre>", '<pre data-wrap="off"><code>x</code></pre>'],
  // These open something beside the text, or copy.
  rowMenu: same(table("x|y")),
  columnMenu: same(table("x|y")),
  cellMenu: same(table("x|y")),
  caption: same(table("x|y")),
  language: same("<pre><code>x</code></pre>"),
  copyCode: same("<pre><code>x</code></pre>"),
};

test("it is known of everything that makes something what it makes", () => {
  const names = [...styles, ...tools, ...insertions].map(({ name }) => name);
  expect([...Object.keys(made), ...asking].toSorted()).toEqual([...new Set(names)].toSorted());
  const written = [...tools, ...insertions].filter((each) => each.typed !== undefined).map(({ name }) => name);
  expect([...Object.keys(typed), ...naming].toSorted()).toEqual([...new Set(written)].toSorted());
  expect(Object.keys(madeInside).toSorted()).toEqual(innerTools.map(({ name }) => name).toSorted());
});

test.each(insertions.filter(({ name }) => !asking.includes(name)))("the insertion $name makes it", (insertion) => {
  const draft = selected();
  expect(insertion.isEnabled?.(draft.editor) ?? true).toBe(true);
  insertion.run(draft.editor);
  expect(htmlOf(draft)).toBe(made[insertion.name]);
});

test.each(styles)("the style $name makes it, by hand and by shortcut, and says that it is there", (style) => {
  const draft = selected();
  style.apply(draft.editor);
  expectMade(draft, style);
});

test.each(tools.filter(({ name }) => !asking.includes(name)))(
  "the tool $name makes it, by hand and by shortcut, and says that it is there",
  (tool) => {
    const draft = selected();
    expect(tool.isEnabled?.(draft.editor) ?? true).toBe(true);
    tool.run(draft.editor);
    expectMade(draft, tool);
  },
);

test.each(tools.filter(({ name, isActive }) => isActive && !name.startsWith("align")))(
  "the tool $name takes away what it made",
  (tool) => {
    const draft = selected();
    tool.run(draft.editor);
    tool.run(draft.editor);
    expect(draft.html).toBe(before);
    expect(tool.isActive?.(draft.editor)).toBe(false);
  },
);

test.each(Object.entries(typed))("%s is made by typing", (name, [words, html]) => {
  expect(new Draft("<p></p>").types(words).html).toBe(html);
  const [said] = [...tools, ...insertions].flatMap((each) => (each.name === name && each.typed) || []);
  expect(words).toContain(said);
});

test.each(innerTools)("the tool $name works inside of its block", (tool) => {
  const [html, after] = madeInside[tool.name] ?? ["", ""];
  const draft = new Draft(html).goesBehind("x");
  if (tool.name === "mergeCells") selectRow(draft);
  const isWithinReach = blockTools.some(
    ({ tools: ofBar, innerTools: inner }) =>
      ofBar?.includes(tool) || (inner?.tools.includes(tool) && inner.isShown(draft.editor)),
  );
  expect(isWithinReach).toBe(true);
  expect(tool.isEnabled?.(draft.editor) ?? true).toBe(true);
  tool.run(draft.editor);
  expect(draft.html).toBe(after);
});

test("tools of a block are not shown outside of it", () => {
  const { editor } = selected();
  for (const { innerTools: inner } of blockTools) expect(inner?.isShown(editor) ?? false).toBe(false);
});

function selected(): Draft {
  return new Draft(before).selects("words");
}

/** Without the names of footnotes and the day of today. */
function htmlOf({ html }: Draft): string {
  return html
    .replaceAll(/(data-footnote(?:-text)?)="\w+"/g, '$1="…"')
    .replaceAll(/<time datetime="[\d-]+">[\d-]+</g, '<time datetime="…">…<');
}

function expectMade(draft: Draft, { name, shortcut, isActive }: Tool | TextStyle) {
  expect(htmlOf(draft)).toBe(made[name]);
  expect(isActive?.(draft.editor) ?? true).toBe(true);
  if (shortcut) expect(selected().presses(shortcut).html).toBe(made[name]);
}

function calloutOf(kind: string): string {
  return callout(kind).replace("some words", "x");
}

function same(html: string): [string, string] {
  return [html, html];
}

function selectRow({ editor: { state, view } }: Draft) {
  view.dispatch(state.tr.setSelection(CellSelection.rowSelection(state.doc.resolve(2))));
}
