// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { Draft } from "../content/draft.ts";
import { around } from "./block-commands.ts";
import { blocksAt } from "./blocks-at.ts";
import { turnInto } from "./menu-entries.ts";
import { movableOutside } from "./movable.ts";

/** What the menu offers to make of the block around what is selected, or of the one around that. */
function offered({ editor }: Draft, isOutside = false) {
  const { doc, selection } = editor.state;
  const inner = around(selection)?.position ?? -1;
  const position = isOutside ? (movableOutside(doc, inner)?.position ?? -1) : inner;
  const range = blocksAt(editor.state, position);
  return range ? turnInto(position, range) : [];
}

function turned(draft: Draft, name: string, isOutside = false): string {
  const entry = offered(draft, isOutside).find((each) => each.name === name);
  if (!entry) throw new Error(`${name} is not offered.`);
  entry.run(draft.editor);
  return draft.html;
}

const frames = new Set(["blockquote", "callout", "details", "columns-2"]);
const framesFor = (draft: Draft, isOutside = false) =>
  offered(draft, isOutside)
    .map(({ name }) => name)
    .filter((name) => frames.has(name));

const callout = (content: string) => `<div data-callout="note" role="note">${content}</div>`;
const details = (words: string, content: string) =>
  `<details><summary>${words}</summary><div data-details-content="">${content}</div></details>`;
const columns = (content: string) =>
  `<div data-columns=""><div data-column="">${content}</div><div data-column=""><p></p></div></div>`;
const list = "<ul><li><p>one</p></li><li><p>two</p></li></ul>";

test.each([
  ["callout", callout("<p>one</p>")],
  ["details", details("one", "<p></p>")],
  ["columns-2", columns("<p>one</p>")],
  ["blockquote", "<blockquote><p>one</p></blockquote>"],
  ["codeBlock", "<pre><code>one</code></pre>"],
])("a paragraph becomes one: %s", (name, html) => {
  expect(turned(new Draft("<p>zero</p><p>one</p><p>two</p>").goesBehind("one"), name)).toBe(
    `<p>zero</p>${html}<p>two</p>`,
  );
});

test.each([
  ["callout", callout(list)],
  ["details", details("", list)],
  ["columns-2", columns(list)],
  ["blockquote", `<blockquote>${list}</blockquote>`],
])("a list goes into one as a whole: %s", (name, html) => {
  expect(turned(new Draft(`<p>zero</p>${list}`).goesBehind("one"), name, true)).toBe(`<p>zero</p>${html}`);
});

test("several go into one", () => {
  const draft = () => new Draft("<p>one</p><h2>two</h2><p>three</p>").selectsBetween(2, 7);
  expect(turned(draft(), "callout")).toBe(`${callout("<p>one</p><h2>two</h2>")}<p>three</p>`);
  expect(turned(draft(), "details")).toBe(`${details("one", "<h2>two</h2>")}<p>three</p>`);
});

test("an item stays in its list, what is in a frame is not put into another of the kind, and a quote can be left", () => {
  expect(framesFor(new Draft(list).goesBehind("one"))).toEqual([]);
  expect(framesFor(new Draft(callout("<p>one</p>")).goesBehind("one"))).toEqual(["blockquote", "details", "columns-2"]);
  expect(framesFor(new Draft(columns("<p>one</p>")).goesBehind("one"), true)).toEqual([
    "blockquote",
    "callout",
    "details",
  ]);
  expect(turned(new Draft("<blockquote><p>one</p></blockquote>").goesBehind("one"), "blockquote")).toBe("<p>one</p>");
  expect(turned(new Draft("<blockquote><p>one</p></blockquote>").goesBehind("one"), "blockquote", true)).toBe(
    "<p>one</p>",
  );
});

const nested = "<ul><li><p>one</p><ul><li><p>kid</p></li></ul></li><li><p>two</p></li></ul>";
const kid = "<ul><li><p>kid</p></li></ul>";
const two = "<ul><li><p>two</p></li></ul>";

test.each([
  ["heading2", `<h2>one</h2>${kid}${two}`],
  ["codeBlock", `<pre><code>one</code></pre>${kid}${two}`],
  ["paragraph", `<p>one</p>${kid}${two}`],
  ["orderedList", `<ol><li><p>one</p>${kid}</li></ol>${two}`],
])("an item is made %s, and what is below it stays", (name, html) => {
  expect(turned(new Draft(nested).goesBehind("one"), name)).toBe(html);
});

test.each([
  ["heading2", "<h2>one</h2><p>two</p>"],
  ["paragraph", "<p>one</p><p>two</p>"],
  ["orderedList", "<ol><li><p>one</p></li></ol><p>two</p>"],
])("details are made %s of their summary, and what is under it follows", (name, html) => {
  expect(turned(new Draft(details("one", "<p>two</p>")).goesBehind("one"), name)).toBe(html);
});

test("a list is turned as a whole", () => {
  expect(turned(new Draft(list).goesBehind("one"), "orderedList", true)).toBe(list.replaceAll("ul>", "ol>"));
});
