// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { checked, Draft } from "../content/draft.ts";

test.each([
  '<p><span data-color="red">red</span> words</p>',
  '<p><mark data-color="blue">blue</mark> and <mark>yellow</mark></p>',
  "<p>H<sub>2</sub>O and x<sup>2</sup></p>",
  '<p data-align="center">in the middle</p>',
  '<h2 data-align="end">at the end</h2>',
  '<p data-tint="green">on green</p>',
  '<blockquote data-tint="pink"><p>said</p></blockquote>',
])("%s comes back as it was written", (html) => {
  expect(new Draft(html).html).toBe(html);
});

test.each([
  ['<p><span data-color="url(x)">words</span></p>', "<p>words</p>"],
  ['<p><mark data-color="#ff0000">words</mark></p>', "<p><mark>words</mark></p>"],
  ['<p data-align="url(x)">words</p>', "<p>words</p>"],
  ['<p style="text-align: right">words</p>', '<p data-align="end">words</p>'],
  ['<p dir="rtl" style="text-align: right">words</p>', "<p>words</p>"],
  ['<p align="center">words</p>', '<p data-align="center">words</p>'],
])("%s is read as %s", (html, read) => {
  expect(new Draft(html).html).toBe(read);
});

test("how a link opens is not for a page to say that it was copied from", () => {
  const link = (attributes: string) => `<p><a ${attributes} href="https://example.org">link</a></p>`;
  const read = new Draft(link('target="_top" rel="opener" class="weft-hidden"')).html;
  expect(read).toBe(link('target="_blank" rel="noopener noreferrer nofollow"'));
});

test.each([
  [{ type: "link", attrs: { href: {} } }],
  [{ type: "link", attrs: { href: "https://example.org", rel: ["opener"] } }],
  [{ type: "textColor", attrs: { color: "red; x" } }],
  [{ type: "textColor", attrs: { color: ["red"] } }],
  [{ type: "highlight", attrs: { color: 1 } }],
])("a mark that says what none may say is refused: %j", (mark) => {
  const paragraph = { type: "paragraph", content: [{ type: "text", text: "words", marks: [mark] }] };
  expect(() => checked({ type: "doc", content: [paragraph] })).toThrow(RangeError);
});

test("words are coloured, and plain again", () => {
  const draft = new Draft("<p>some words</p>").selects("words");
  draft.editor.commands.setTextColor("red");
  draft.editor.commands.setHighlightColor("green");
  expect(draft.html).toBe('<p>some <mark data-color="green"><span data-color="red">words</span></mark></p>');
  draft.editor.commands.setTextColor("blue");
  expect(draft.html).toContain('<span data-color="blue">');
  draft.editor.commands.setTextColor(null);
  draft.editor.commands.setHighlightColor(null);
  expect(draft.html).toBe("<p>some words</p>");
});

test("text is high or low, not both", () => {
  const draft = new Draft("<p>some words</p>").selects("words").presses("Mod-.");
  expect(draft.html).toBe("<p>some <sup>words</sup></p>");
  expect(draft.presses("Mod-,").html).toBe("<p>some <sub>words</sub></p>");
});

test("clearing takes every format and leaves links, styles and what was not selected", () => {
  const link = '<a target="_blank" rel="noopener noreferrer nofollow" href="https://example.org">link</a>';
  const rest = "<p><u>later</u></p>";
  const draft = new Draft(`<h2 data-align="center"><strong><em>a</em></strong> ${link}</h2>${rest}`);
  expect(draft.selects("a link").presses("Mod-\\").html).toBe(`<h2>a ${link}</h2>${rest}`);
});

test("text is aligned by shortcut, and at its start again", () => {
  const draft = new Draft("<p>words</p>").goesBehind("words").presses("Mod-Shift-e");
  expect(draft.html).toBe('<p data-align="center">words</p>');
  expect(draft.presses("Mod-Shift-l").html).toBe("<p>words</p>");
});

test("a colour is laid under each selected block, not under what is in it", () => {
  const draft = new Draft("<blockquote><p>one</p></blockquote><p>two</p>");
  draft.editor.commands.selectAll();
  draft.editor.commands.setTint("blue");
  expect(draft.html).toBe('<blockquote data-tint="blue"><p>one</p></blockquote><p data-tint="blue">two</p>');
});

test.each([
  ["**bold** ", "<p><strong>bold</strong> </p>"],
  ["*italic* ", "<p><em>italic</em> </p>"],
  ["~~gone~~ ", "<p><s>gone</s> </p>"],
  ["`code` ", "<p><code>code</code> </p>"],
  ["==lit== ", "<p><mark>lit</mark> </p>"],
])("%s makes %s", (typed, html) => {
  expect(new Draft("<p></p>").types(typed).html).toBe(html);
});
