// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { Draft } from "../content/draft.ts";

test.each([
  "<blockquote><p>one</p></blockquote>",
  '<div data-callout="note" role="note"><p>one</p></div>',
  '<div data-columns=""><div data-column=""><p>x</p></div><div data-column=""><p>one</p></div></div>',
])("an arrow key leads out of %s at the end of the document", (html) => {
  const draft = new Draft(html).goesBehind("one");
  draft.editor.view.endOfTextblock = () => true;
  expect(draft.presses("ArrowDown").types("out").html).toBe(`${html}<p>out</p>`);
});

test("an arrow key leads out of a quote at the beginning of the document", () => {
  const draft = new Draft("<blockquote><p>one</p></blockquote>").goesBefore("one");
  draft.editor.view.endOfTextblock = () => true;
  expect(draft.presses("ArrowUp").types("out").html).toBe("<p>out</p><blockquote><p>one</p></blockquote>");
});
