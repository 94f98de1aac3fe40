// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { checked, Draft } from "../../content/draft.ts";

const column = (content: string, width = "") => `<div${width} data-column="">${content}</div>`;
const columns = (...content: string[]) =>
  `<div data-columns="">${content.map((words) => column(`<p>${words}</p>`)).join("")}</div>`;

test.each([
  columns("one", "two"),
  `<div data-columns="">${column("<p>one</p>", ' data-width="1.5"')}${column("<ul><li><p>two</p></li></ul>")}</div>`,
])("%s comes back as it was written", (html) => {
  expect(new Draft(html).html).toBe(html);
});

test.each(["9", "-1", "x", "1e9"])("a width of %s is none", (width) => {
  const html = `<div data-columns="">${column("<p>one</p>", ` data-width="${width}"`)}${column("<p>two</p>")}</div>`;
  expect(new Draft(html).html).toBe(columns("one", "two"));
});

test.each([0, 100, "1", {}])("a width of %j is refused", (width) => {
  const one = { type: "column", attrs: { width }, content: [{ type: "paragraph" }] };
  expect(() => checked({ type: "doc", content: [{ type: "columns", content: [one, one] }] })).toThrow(RangeError);
});

test("what is selected goes into the first column", () => {
  const draft = new Draft("<p>one</p>").goesBehind("one");
  draft.editor.commands.setColumns(3);
  expect(draft.types("!").html).toBe(columns("one!", "", ""));
});

test("there are no columns in columns", () => {
  expect(new Draft(columns("one", "two")).goesBehind("one").editor.can().setColumns(2)).toBe(false);
});

test("a column is added behind the one with the caret, up to four", () => {
  const draft = new Draft(columns("one", "two")).goesBehind("one");
  draft.editor.commands.addColumn();
  expect(draft.types("new").html).toBe(columns("one", "new", "two"));
  draft.editor.commands.addColumn();
  expect(draft.editor.can().addColumn()).toBe(false);
});

test("a column is deleted, and what is left of two is plain", () => {
  const draft = new Draft(columns("one", "two", "three")).goesBehind("two");
  draft.editor.commands.removeColumn();
  expect(draft.types("!").html).toBe(columns("one!", "three"));
  draft.editor.commands.removeColumn();
  expect(draft.types("!").html).toBe("<p>!three</p>");
});

test("Backspace deletes a column with nothing in it", () => {
  const draft = new Draft(columns("one", "x")).goesBehind("x");
  draft.editor.commands.deleteRange({
    from: draft.editor.state.selection.from - 1,
    to: draft.editor.state.selection.from,
  });
  expect(draft.presses("Backspace").types("!").html).toBe("<p>one!</p>");
});

test("columns are put below each other, and the caret stays", () => {
  const draft = new Draft(columns("one", "two")).goesBehind("two");
  draft.editor.commands.unsetColumns();
  expect(draft.types("!").html).toBe("<p>one</p><p>two!</p>");
});

test("what one column gains the next loses, by tool and by key on the border", () => {
  const draft = new Draft(columns("one", "two")).goesBehind("one");
  draft.editor.commands.changeColumnWidth(0.1);
  const shown = () => draft.html.match(/data-width="[\d.]+"/g)?.join(" ");
  expect(shown()).toBe('data-width="1.1" data-width="0.9"');
  const border = draft.editor.view.dom.querySelector('[role="separator"]');
  border?.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight" }));
  expect(shown()).toBe('data-width="1.2" data-width="0.8"');
  draft.editor.commands.evenOutColumns();
  expect(draft.html).toBe(columns("one", "two"));
});

test("the last column gains towards the one before it", () => {
  const draft = new Draft(columns("one", "two")).goesBehind("two");
  draft.editor.commands.changeColumnWidth(0.1);
  expect(draft.html.match(/data-width="[\d.]+"/g)?.join(" ")).toBe('data-width="0.9" data-width="1.1"');
});
