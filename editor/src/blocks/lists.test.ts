// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { checked, Draft } from "../content/draft.ts";
import { indentTools } from "./indent-tools.ts";

const task = (words: string, isDone = false) =>
  `<li data-checked="${isDone}" data-type="taskItem"><label><input type="checkbox"${isDone ? ' checked="checked"' : ""}><span></span></label><div><p>${words}</p></div></li>`;

test.each([
  ["- one", "<ul><li><p>one</p></li></ul>"],
  ["* one", "<ul><li><p>one</p></li></ul>"],
  ["1. one", "<ol><li><p>one</p></li></ol>"],
  ["7. one", '<ol start="7"><li><p>one</p></li></ol>'],
  ["[ ] one", `<ul data-type="taskList">${task("one")}</ul>`],
  ["- [ ] one", `<ul data-type="taskList">${task("one")}</ul>`],
  ["- [x] one", `<ul data-type="taskList">${task("one", true)}</ul>`],
  ["> one", "<blockquote><p>one</p></blockquote>"],
  ["> - one", "<blockquote><ul><li><p>one</p></li></ul></blockquote>"],
  ["> ## one", "<blockquote><h2>one</h2></blockquote>"],
  ["###### one", "<h6>one</h6>"],
])("typing %s makes %s", (typed, html) => {
  expect(new Draft("<p></p>").types(typed).html).toBe(html);
});

test("a bullet between others becomes a task, and they stay", () => {
  const draft = new Draft("<ul><li><p>one</p></li><li><p>two</p></li><li><p>three</p></li></ul>");
  expect(draft.goesBefore("two").types("[ ] ").types("!").html).toBe(
    `<ul><li><p>one</p></li></ul><ul data-type="taskList">${task("!two")}</ul><ul><li><p>three</p></li></ul>`,
  );
});

test("tasks that follow each other are one list", () => {
  const draft = new Draft(`<ul data-type="taskList">${task("one")}</ul><ul><li><p>two</p></li></ul>`);
  expect(draft.goesBefore("two").types("[ ] ").html).toBe(`<ul data-type="taskList">${task("one")}${task("two")}</ul>`);
});

test("a task is done by key, and not done again", () => {
  const draft = new Draft(`<ul data-type="taskList">${task("one")}</ul>`).goesBehind("one").presses("Mod-Enter");
  expect(draft.html).toContain('data-checked="true"');
  expect(draft.presses("Mod-Enter").html).toContain('data-checked="false"');
});

test("Tab and Shift+Tab lead deeper and back, and out of the list", () => {
  const flat = "<ul><li><p>one</p></li><li><p>two</p></li></ul>";
  const draft = new Draft(flat).goesBehind("two").presses("Tab");
  expect(draft.html).toBe("<ul><li><p>one</p><ul><li><p>two</p></li></ul></li></ul>");
  expect(draft.presses("Tab").html).toBe("<ul><li><p>one</p><ul><li><p>two</p></li></ul></li></ul>");
  expect(draft.presses("Shift-Tab").html).toBe(flat);
  expect(draft.presses("Shift-Tab").html).toBe("<ul><li><p>one</p></li></ul><p>two</p>");
});

test.each([
  ["<ul><li><p>one</p></li></ul>", "<ul><li><p>one</p></li></ul><p>out</p>"],
  ["<blockquote><p>one</p></blockquote>", "<blockquote><p>one</p></blockquote><p>out</p>"],
])("Enter in an empty last line leaves %s", (html, after) => {
  expect(new Draft(html).goesBehind("one").presses("Enter", "Enter").types("out").html).toBe(after);
});

test("Enter before the words of a task leaves them done and puts an empty one above", () => {
  const list = (...tasks: string[]) => `<ul data-type="taskList">${tasks.join("")}</ul>`;
  const draft = new Draft(list(task("one", true))).goesBefore("one").presses("Enter");
  expect(draft.html).toBe(list(task(""), task("one", true)));
  expect(draft.types("!").html).toBe(list(task(""), task("!one", true)));
  expect(new Draft(list(task("one", true))).goesBehind("on").presses("Enter").html).toBe(
    list(task("on", true), task("e")),
  );
});

test.each([
  ["b", "<ul><li><p>b</p></li></ul></li><li><p>x</p><ul><li><p>c</p></li></ul>"],
  ["c", "<ul><li><p>b</p></li><li><p>c</p></li></ul></li><li><p>x</p>"],
])("Enter in an empty line behind %s leads to the list around, and what is behind goes below", (words, html) => {
  const draft = new Draft("<ul><li><p>a</p><ul><li><p>b</p></li><li><p>c</p></li></ul></li><li><p>d</p></li></ul>");
  expect(draft.goesBehind(words).presses("Enter", "Enter").types("x").html).toBe(
    `<ul><li><p>a</p>${html}</li><li><p>d</p></li></ul>`,
  );
});

test.each([
  [1, `<ul data-type="taskList">${task("b")}</ul></li><li><p>x</p></li></ul>`],
  [0, `</li><li><p>x</p><ul data-type="taskList">${task("b")}</ul></li></ul>`],
])("an empty task number %i below a bullet becomes a bullet", (index, html) => {
  const tasks = [task("b"), task("b")].with(index, task("")).join("");
  const draft = new Draft(`<ul><li><p>a</p><ul data-type="taskList">${tasks}</ul></li></ul>`);
  let empty = 0;
  draft.editor.state.doc.descendants((node, position) => {
    if (node.isTextblock && node.content.size === 0) empty = position + 1;
  });
  expect(draft.selectsBetween(empty, empty).presses("Enter").types("x").html).toBe(`<ul><li><p>a</p>${html}`);
});

test.each([
  ["<h2>one</h2>", "<p>one</p>"],
  ["<ul><li><p>one</p></li></ul>", "<p>one</p>"],
  ["<blockquote><p>one</p></blockquote>", "<p>one</p>"],
])("Backspace at the beginning of %s makes text of it", (html, after) => {
  expect(new Draft(html).goesBefore("one").presses("Backspace").html).toBe(after);
});

test.each(["# ", "- ", "> ", "[!tip] "])("Backspace right after %s brings back what was typed", (typed) => {
  expect(new Draft("<p></p>").types(typed).presses("Backspace").html).toBe(`<p>${typed.replace(">", "&gt;")}</p>`);
});

test.each([
  ["orderedList", { start: "x" }],
  ["orderedList", { start: 1.5 }],
  ["orderedList", { type: "url(x)" }],
])("a list that says what none may say is refused: %s %j", (type, attrs) => {
  const content = [{ type: "listItem", content: [{ type: "paragraph" }] }];
  expect(() => checked({ type: "doc", content: [{ type, attrs, content }] })).toThrow(RangeError);
});

test("a heading has one of six levels", () => {
  expect(() => checked({ type: "doc", content: [{ type: "heading", attrs: { level: 7 } }] })).toThrow(RangeError);
});

test("a list's own numbering stays, and what is none is not read", () => {
  const list = (attributes: string) => `<ol${attributes}><li><p>one</p></li></ol>`;
  expect(new Draft(list(' start="3" type="a"')).html).toBe(list(' start="3" type="a"'));
  expect(new Draft(list(' start="x" type="x"')).html).toBe(list(""));
});

test.each([
  ["items", (items: readonly string[]) => `<ul>${items.map((words) => `<li><p>${words}</p></li>`).join("")}</ul>`],
  [
    "tasks",
    (items: readonly string[]) => `<ul data-type="taskList">${items.map((words) => task(words)).join("")}</ul>`,
  ],
])("%s go deeper and back by tools, as far as they can", (_kind, listOf) => {
  const draft = new Draft(listOf(["one", "two"])).goesBehind("one");
  const flat = draft.html;
  const [outdent, indent] = indentTools;
  const can = () => [outdent?.isEnabled?.(draft.editor), indent?.isEnabled?.(draft.editor)];
  expect(can()).toEqual([true, false]);
  draft.goesBehind("two");
  expect(can()).toEqual([true, true]);
  indent?.run(draft.editor);
  expect(draft.html).toContain("<p>one</p><ul");
  expect(can()).toEqual([true, false]);
  outdent?.run(draft.editor);
  expect(draft.html).toBe(flat);
  outdent?.run(draft.editor);
  expect(draft.html).toContain("</ul><p>two</p>");
  expect(can()).toEqual([false, false]);
});
