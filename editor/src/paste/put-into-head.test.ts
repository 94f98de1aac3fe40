// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { addExtensions } from "../blocks/add-extensions.ts";
import { Draft } from "../content/draft.ts";
import { insertWhenReady } from "./insert-when-ready.ts";
import { paste } from "./paste.ts";

const details = (summary: string, content: string) =>
  `<details><summary>${summary}</summary><div data-details-content="">${content}</div></details>`;
const hidden = "<p>hidden</p>";

function draftWith(html: string): Draft {
  const draft = new Draft(html);
  addExtensions(draft.editor, [paste]);
  return draft;
}

test("of several lines in the summary of closed details the first joins it, and the others come behind them", () => {
  const draft = draftWith(`${details("sum", hidden)}<p>after</p>`).goesBehind("sum");
  draft.editor.view.pasteText("1\ntwo\nthree");
  expect(draft.html).toBe(`${details("sum1", hidden)}<p>two</p><p>three</p><p>after</p>`);
  expect(draft.types("!").html).toContain("<p>three!</p>");
});

test("of several lines in the summary of open details the others begin its content", () => {
  const draft = draftWith(details("sum", hidden)).goesBehind("hidden").goesBehind("sum");
  draft.editor.view.pasteText("1\ntwo");
  expect(draft.html).toBe(details("sum1", `<p>two</p>${hidden}`));
});

test("what is behind the caret stays in the summary, and an empty content makes room", () => {
  const draft = draftWith(`${details("sum words", "<p></p>")}`);
  draft.goesBehind("sum").presses("Mod-Enter");
  draft.editor.view.pasteHTML("<h2>mer</h2><ul><li><p>item</p></li></ul>");
  expect(draft.html).toBe(details("summer words", "<ul><li><p>item</p></li></ul>"));
});

test("what is no line comes below as it is", () => {
  const draft = draftWith(details("sum", hidden)).goesBehind("sum");
  draft.editor.view.pasteHTML("<ul><li><p>one</p></li><li><p>two</p></li></ul>");
  expect(draft.html).toBe(`${details("sum", hidden)}<ul><li><p>one</p></li><li><p>two</p></li></ul>`);
});

test("what is read as Markdown first does so, too", async () => {
  const draft = draftWith(`${details("sum", hidden)}<p>after</p>`).goesBehind("sum");
  const { state, view } = draft.editor;
  const lines = ["1", "two"].map((words) => state.schema.node("paragraph", null, state.schema.text(words)));
  await insertWhenReady(view, Promise.resolve(state.schema.node("doc", null, lines)));
  expect(draft.types("!").html).toBe(`${details("sum1", hidden)}<p>two!</p><p>after</p>`);
});

test("a single line joins the summary", () => {
  const draft = draftWith(details("sum words", hidden)).goesBehind("sum");
  draft.editor.view.pasteText("mer");
  expect(draft.html).toBe(details("summer words", hidden));
});

test("several lines in a caption go on below the picture", () => {
  const draft = draftWith(
    '<figure data-type="image"><img src="https://example.org/a.png"><figcaption>cap</figcaption></figure>',
  );
  const before = draft.html;
  draft.goesBehind("cap").editor.view.pasteText("1\ntwo\nthree");
  expect(draft.html).toBe(`${before.replace("cap<", "cap1<")}<p>two</p><p>three</p>`);
});
