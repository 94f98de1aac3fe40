// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { Draft } from "../content/draft.ts";
import { typeBeforeRules } from "./type-before-rules.ts";

/** What the document was after each edit. */
function historyOf(draft: Draft): string[] {
  const history: string[] = [];
  typeBeforeRules(draft.editor.view);
  draft.editor.on("transaction", ({ transaction }) => {
    if (transaction.docChanged) history.push(draft.html);
  });
  return history;
}

test.each([
  ["## ", "<p>## </p>", "<h2></h2>"],
  ["1. ", "<p>1. </p>", "<ol><li><p></p></li></ol>"],
  ["**a**", "<p>**a**</p>", "<p><strong>a</strong></p>"],
])("“%s” is in the document before a rule makes something of it", (typed, before, after) => {
  const draft = new Draft("<p></p>");
  const history = historyOf(draft);
  draft.types(typed);
  expect(history.slice(-2)).toEqual([before, after]);
  draft.types("b");
  expect(draft.editor.state.selection.$from.parent.lastChild?.marks).toEqual([]);
});

test("what is typed in the place of a selection is in its place", () => {
  const draft = new Draft("<p>#words</p>").selects("words");
  const history = historyOf(draft);
  draft.types(" ");
  expect(history).toEqual(["<p># </p>", "<h1></h1>"]);
});

test("Backspace takes a rule back as ever", () => {
  const draft = new Draft("<p></p>");
  const history = historyOf(draft);
  draft.types("# ").presses("Backspace");
  expect([history.at(-2), draft.html]).toEqual(["<h1></h1>", "<p># </p>"]);
});
