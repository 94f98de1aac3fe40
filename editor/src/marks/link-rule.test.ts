// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { Draft } from "../content/draft.ts";

const link = (words: string, href: string) =>
  `<a target="_blank" rel="noopener noreferrer nofollow" href="${href}">${words}</a>`;

test("a link as Markdown has it becomes one, and what is typed on is none", () => {
  const draft = new Draft("<p></p>").types("See [the site](example.org), there.");
  expect(draft.html).toBe(`<p>See ${link("the site", "https://example.org")}, there.</p>`);
});

test("its words keep their formats, and lose the link they had", () => {
  const draft = new Draft(
    '<p>[a <strong>bold</strong> <a href="https://old.example">word</a>](https://new.example</p>',
  ).goesBehind("new.example");
  draft.types(")");
  expect(draft.html).toBe(`<p>${link("a <strong>bold</strong> word", "https://new.example")}</p>`);
});

test("Backspace gives back what was typed", () => {
  const draft = new Draft("<p></p>").types("[words](example.org)");
  expect(draft.editor.commands.undoInputRule()).toBe(true);
  expect(draft.html).toBe("<p>[words](example.org)</p>");
});

test.each([
  "![a picture](example.org/picture.png)",
  "[words](javascript:alert(1)",
  "[words]()",
  "[ ](example.org)",
  "[^1](example.org)",
  "[words] (example.org)",
  "\\[words](example.org)",
])("%s stays as it is", (typed) => {
  expect(new Draft("<p></p>").types(typed).html).toBe(`<p>${typed}</p>`);
});

test("in code it stays as it is", () => {
  const draft = new Draft("<pre><code>x</code></pre>").goesBehind("x").types("[words](example.org)");
  expect(draft.editor.getText()).toBe("x[words](example.org)");
});

test("a place on the same server stays one", () => {
  expect(new Draft("<p></p>").types("[words](/d/notes#top)").html).toBe(`<p>${link("words", "/d/notes#top")}</p>`);
});
