// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { Draft } from "../../content/draft.ts";
import { linkAround } from "../../selection-menu/link-around.ts";
import { canBeEmbedded, embedLine } from "./embed-line.ts";

const video = "https://youtu.be/dQw4w9WgXcQ";
const link = `<a href="${video}">${video}</a>`;

function found(html: string) {
  const { editor } = new Draft(html);
  let from = 0;
  editor.state.doc.descendants((node, position) => {
    if (node.marks.some(({ type }) => type.name === "link")) from = position;
  });
  const words = linkAround(editor.state.doc, from);
  if (!words) throw new Error("There is no link.");
  return { editor, words };
}

test.each([
  ["alone", `<p>${link}</p>`, true],
  ["alone in a quote", `<blockquote><p>${link}</p></blockquote>`, true],
  ["in a sentence", `<p>See ${link}</p>`, false],
  ["with words after it", `<p>${link} there</p>`, false],
  ["as a heading", `<h2>${link}</h2>`, false],
  ["of any page", `<p><a href="https://example.org/">x</a></p>`, false],
])("an address %s", (_name, html, expected) => {
  const { editor, words } = found(html);
  expect(canBeEmbedded(editor, words)).toBe(expected);
});

test("what is embedded takes the place of its line, and one can write on behind it", () => {
  const { editor, words } = found(`<p>Look:</p><p>${link}</p>`);
  embedLine(editor, words);
  const { doc, selection } = editor.state;
  expect(doc.children.map(({ type }) => type.name)).toEqual(["paragraph", "embed", "paragraph"]);
  expect(doc.child(1).attrs["url"]).toBe(video);
  expect(selection.$from.index(0)).toBe(2);
});
