// @vitest-environment happy-dom
import { CellSelection } from "@tiptap/pm/tables";
import { expect, test } from "vitest";
import { Draft } from "../content/draft.ts";

/** Lists as they are read: without paragraphs, `<tasks>` and `<done>` for what has boxes. */
function shapeOf({ html }: Draft): string {
  return html
    .replaceAll(/<label>.*?<\/label>|<\/?(?:p|div)>/g, "")
    .replaceAll('<ul data-type="taskList">', "<tasks>")
    .replaceAll('<li data-checked="true" data-type="taskItem">', "<done>")
    .replaceAll('<li data-checked="false" data-type="taskItem">', "<todo>");
}

const item = (words: string, below = "") => `<li><p>${words}</p>${below}</li>`;
const numbers = `<ol>${item("first")}${item("second", `<ol>${item("inner")}</ol>`)}${item("third")}</ol>`;
const bullets = `<ul>${item("a")}${item("b")}</ul>`;

function selectFromTo(draft: Draft, from: string, to: string): Draft {
  const start = draft.goesBefore(from).editor.state.selection.from;
  return draft.selectsBetween(start, draft.goesBehind(to).editor.state.selection.to);
}

test.each([
  ["Mod-Shift-9", '<ol><li>first</li></ol><tasks><todo>second<ol><li>inner</li></ol></li></ul><ol start="2"><li>third'],
  ["Mod-Shift-8", '<ol><li>first</li></ol><ul><li>second<ol><li>inner</li></ol></li></ul><ol start="2"><li>third'],
  ["Mod-Shift-7", '<ol><li>first</li></ol>second<ol><li>inner</li></ol><ol start="2"><li>third'],
  ["Mod-Alt-2", '<ol><li>first</li></ol><h2>second</h2><ol><li>inner</li></ol><ol start="2"><li>third'],
  ["Mod-Alt-c", '<ol><li>first</li></ol><pre><code>second</code></pre><ol><li>inner</li></ol><ol start="2"><li>third'],
  ["Mod-Alt-0", '<ol><li>first</li></ol>second<ol><li>inner</li></ol><ol start="2"><li>third'],
])("an item with others below it is turned by %s, and they stay below", (key, shape) => {
  expect(shapeOf(new Draft(numbers).goesBehind("second").presses(key))).toBe(`${shape}</li></ol>`);
});

test("what is turned and turned back is as it was", () => {
  const draft = new Draft(numbers).goesBehind("second").presses("Mod-Shift-9", "Mod-Shift-7");
  expect(draft.html).toBe(numbers);
});

test.each([
  [
    "Mod-Shift-8",
    "<ul><li>a</li><li>b</li><li>first</li><li>second<ol><li>inner</li></ol></li></ul><ol><li>third</li></ol>",
  ],
  [
    "Mod-Shift-9",
    "<ul><li>a</li></ul><tasks><todo>b</li><todo>first</li><todo>second<ol><li>inner</li></ol></li></ul><ol><li>third</li></ol>",
  ],
  [
    "Mod-Alt-2",
    "<ul><li>a</li></ul><h2>b</h2><h2>first</h2><h2>second</h2><ol><li>inner</li></ol><ol><li>third</li></ol>",
  ],
])("items of several lists are turned by %s at their depth, and nothing else", (key, shape) => {
  const draft = selectFromTo(new Draft(bullets + numbers), "b", "second").presses(key);
  expect(shapeOf(draft)).toBe(shape);
  const { doc, selection } = draft.editor.state;
  expect(doc.textBetween(selection.from, selection.to)).toBe("bfirstsecond");
});

test("items of one kind that are all selected become text, each where it stands", () => {
  const draft = selectFromTo(new Draft(numbers), "first", "inner").presses("Mod-Shift-7");
  expect(shapeOf(draft)).toBe("firstsecondinner<ol><li>third</li></ol>");
});

test("an item goes to the list of its new kind beside it, and that stays the same", () => {
  const draft = new Draft(`${bullets}<ol start="4" type="a">${item("c")}${item("d")}</ol>`);
  const [kept] = draft.editor.state.doc.child(0).children;
  expect(shapeOf(draft.goesBehind("c").presses("Mod-Shift-8"))).toBe(
    '<ul><li>a</li><li>b</li><li>c</li></ul><ol start="4" type="a"><li>d</li></ol>',
  );
  expect(draft.editor.state.doc.child(0).child(0)).toBe(kept);
  draft.presses("Mod-Shift-7");
  expect(shapeOf(draft)).toBe('<ul><li>a</li><li>b</li></ul><ol start="4" type="a"><li>c</li><li>d</li></ol>');
});

test("an item that is of the kind already stays the same when others become it", () => {
  const draft = new Draft(`${bullets}<p>c</p>`);
  const before = draft.editor.state.doc.child(0).children;
  selectFromTo(draft, "a", "c").presses("Mod-Shift-8");
  const after = draft.editor.state.doc.child(0).children;
  expect(after.map((each, index) => each === before[index])).toEqual([true, true, false]);
});

test("headings and text become items, and what belongs to a selected item stays in it", () => {
  const draft = new Draft(`<h2>one</h2><p>two</p><ul>${item("three", "<p>more</p>")}</ul><p>rest</p>`);
  selectFromTo(draft, "one", "more").presses("Mod-Shift-7");
  expect(shapeOf(draft)).toBe("<ol><li>one</li><li>two</li><li>threemore</li></ol>rest");
  expect(draft.html).toContain("<p>three</p><p>more</p>");
});

test("a block of which nothing but the edge is reached stays", () => {
  const draft = new Draft("<p>one</p><p>two</p><p>three</p>");
  const start = draft.goesBehind("one").editor.state.selection.from;
  draft.selectsBetween(start, draft.goesBefore("three").editor.state.selection.to).presses("Mod-Shift-8");
  expect(shapeOf(draft)).toBe("one<ul><li>two</li></ul>three");
});

test("all cells that are selected get their list", () => {
  const draft = new Draft("<table><tr><td><p>one</p></td><td><p>two</p></td></tr></table>");
  const { state, view } = draft.editor;
  view.dispatch(state.tr.setSelection(CellSelection.create(state.doc, 2, 2 + state.doc.nodeAt(2)!.nodeSize)));
  draft.presses("Mod-Shift-8");
  expect(draft.html.match(/<ul><li><p>(?:one|two)/g)).toHaveLength(2);
});

test.each([
  ["Mod-Alt-2", "<h2>more</h2>"],
  ["Mod-Alt-0", "more"],
  ["Mod-Shift-7", "<ol><li>more</li></ol>"],
])("details whose summary is turned by %s are opened below it", (key, head) => {
  const html = "<details><summary>more</summary><p>one</p><p>two</p></details>";
  const draft = new Draft(html).goesBehind("more").presses(key);
  expect(shapeOf(draft)).toBe(`${head}onetwo`);
  expect(draft.editor.state.selection.$head.parent.textContent).toBe("more");
});

test("what was under details stays shown when they become a heading that could be folded", () => {
  const html = "<details><summary>more</summary><p>one</p></details>";
  const draft = new Draft(html).goesBehind("one").goesBehind("more").presses("Mod-Alt-2");
  expect(draft.editor.view.dom.querySelector(".is-folded, [hidden]")).toBeNull();
});

test("a picture is not made text", () => {
  const html = '<p>one</p><figure><img src="https://example.org/a.png" alt="" /><figcaption>two</figcaption></figure>';
  const draft = new Draft(html);
  const pictures = () => draft.editor.view.dom.querySelectorAll("img").length;
  const before = pictures();
  draft.editor.commands.selectAll();
  draft.presses("Mod-Alt-2");
  expect([before, pictures()]).toEqual([1, 1]);
});

test("text in a quote leaves it when it is made text", () => {
  expect(new Draft("<blockquote><p>one</p></blockquote>").goesBehind("one").presses("Mod-Alt-0").html).toBe(
    "<p>one</p>",
  );
});
