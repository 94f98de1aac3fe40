// @vitest-environment happy-dom
import { TextSelection } from "@tiptap/pm/state";
import { expect, test } from "vitest";
import { Draft } from "../../content/draft.ts";

const list = "<ul><li><p>one</p><ul><li><p>deep</p></li></ul></li><li><p>two</p></li></ul>";
const sections = "<h1>A</h1><p>a</p><h2>B</h2><p>b</p><h1>C</h1><p>c</p>";

test("an item that has more than its line is folded, for this reader alone", () => {
  const draft = new Draft(list).goesBehind("one").presses("Mod-Shift-Enter");
  expect(hidden(draft)).toEqual(["deep"]);
  expect(draft.html).toBe(list);
  expect(hidden(draft.presses("Mod-Shift-Enter"))).toEqual([]);
});

test("an item of one line cannot be folded", () => {
  expect(hidden(new Draft(list).goesBehind("two").presses("Mod-Shift-Enter"))).toEqual([]);
});

test("a task is folded as well", () => {
  const task = (words: string, more = "") =>
    `<li data-type="taskItem" data-checked="false"><div><p>${words}</p>${more}</div></li>`;
  const tasks = `<ul data-type="taskList">${task("one", "<p>more</p>")}</ul>`;
  expect(hidden(new Draft(tasks).goesBehind("one").presses("Mod-Shift-Enter"))).toEqual(["more"]);
});

test("a heading hides what is under it, up to the next as high", () => {
  expect(hidden(new Draft(sections).goesBehind("A").presses("Mod-Shift-Enter"))).toEqual(["a", "B", "b"]);
  expect(hidden(new Draft(sections).goesBehind("B").presses("Mod-Shift-Enter"))).toEqual(["b"]);
});

test("a fold goes along with what is written before it, and takes in what comes into it", () => {
  const draft = new Draft(`<p>first</p>${sections}`).goesBehind("B").presses("Mod-Shift-Enter");
  draft.goesBehind("first").types(" words").presses("Enter");
  expect(hidden(draft)).toEqual(["b"]);
  const { editor } = draft;
  let end = 0;
  editor.state.doc.forEach((node, offset) => {
    if (node.textContent === "b") end = offset + node.nodeSize;
  });
  editor.view.dispatch(editor.state.tr.insert(end, editor.schema.node("paragraph", null, editor.schema.text("new"))));
  expect(hidden(draft)).toEqual(["b", "new"]);
  editor.commands.setNodeSelection(0);
  editor.view.dispatch(
    editor.state.tr.insert(end, editor.schema.node("heading", { level: 1 }, editor.schema.text("H"))),
  );
  expect(hidden(draft)).toEqual(["b"]);
});

test("a folded heading of another level is still folded", () => {
  const draft = new Draft(sections).goesBehind("B").presses("Mod-Shift-Enter");
  draft.editor.commands.setHeading({ level: 3 });
  expect(hidden(draft)).toEqual(["b"]);
});

test("a fold is gone with its block, and is none of what stands there then", () => {
  const draft = new Draft(list + list).goesBehind("one").presses("Mod-Shift-Enter");
  const { editor } = draft;
  editor.view.dispatch(editor.state.tr.delete(0, editor.state.doc.firstChild?.nodeSize ?? 0));
  expect(hidden(draft)).toEqual([]);
});

test("writing into what is hidden shows it", () => {
  const draft = new Draft(list).goesBehind("one").presses("Mod-Shift-Enter");
  expect(hidden(draft.goesBehind("deep"))).toEqual([]);
});

test("the browser's search shows what it finds", () => {
  const draft = new Draft(list).goesBehind("one").presses("Mod-Shift-Enter");
  draft.editor.view.dom.querySelector("[hidden]")?.dispatchEvent(new Event("beforematch", { bubbles: true }));
  expect(hidden(draft)).toEqual([]);
});

test("a folded head has a button that unfolds", () => {
  const draft = new Draft(list).goesBehind("one").presses("Mod-Shift-Enter");
  draft.editor.view.dom.querySelector<HTMLElement>(".weft-unfold")?.click();
  expect(hidden(draft)).toEqual([]);
});

function hidden({ editor }: Draft): (string | null)[] {
  return [...editor.view.dom.querySelectorAll("[hidden]")].map(({ textContent }) => textContent);
}

test("what others write shows nothing", () => {
  const draft = new Draft(list).goesBehind("one").presses("Mod-Shift-Enter");
  const { state, view } = draft.editor;
  const { pos } = state.selection.$head;
  view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, pos + 4)).setMeta("addToHistory", false));
  expect(hidden(draft)).toEqual(["deep"]);
});
