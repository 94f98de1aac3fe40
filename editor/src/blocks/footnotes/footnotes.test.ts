// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { checked, Draft } from "../../content/draft.ts";

const reference = (id: string) => `<sup data-footnote="${id}">†</sup>`;
const text = (id: string, words: string) => `<div data-footnote-text="${id}" role="note"><p>${words}</p></div>`;
const two = `<p>one${reference("a")} two${reference("b")}</p>${text("a", "first")}${text("b", "second")}`;

test("footnotes come back as they were written", () => {
  expect(new Draft(two).html).toBe(two);
});

test.each([undefined, 1, "", "a b", "a]", "A", "<x>", "x".repeat(65)])("an id of %j is refused", (id) => {
  const content = [{ type: "footnoteReference", attrs: { id } }];
  expect(() => checked({ type: "doc", content: [{ type: "paragraph", content }] })).toThrow(RangeError);
});

test("numbers follow the references, whatever the order of the texts", () => {
  const draft = new Draft(`<p>one${reference("b")} two${reference("a")} three${reference("b")}</p>
    ${text("a", "first")}${text("b", "second")}${text("c", "nobody's")}`);
  expect(numbers(draft)).toEqual(["1", "2", "1", "2.", "1.", "–"]);
});

test("a footnote is added behind the caret, and its text where its number belongs", () => {
  const draft = new Draft(two).goesBehind("two").presses("Mod-Alt-f").types("between");
  expect(texts(draft)).toEqual(["first", "between", "second"]);
  expect(numbers(draft)).toEqual(["1", "2", "3", "1.", "2.", "3."]);
  draft.goesBefore("one").presses("Mod-Alt-f").types("zero");
  expect(texts(draft)).toEqual(["zero", "first", "between", "second"]);
});

test("the first footnote stands at the end", () => {
  const draft = new Draft("<p>one</p><p>two</p>").goesBehind("one").presses("Mod-Alt-f").types("note");
  expect(draft.html).toMatch(
    /^<p>one<sup data-footnote="(\w+)">†<\/sup><\/p><p>two<\/p><div data-footnote-text="\1" role="note"><p>note<\/p><\/div>$/,
  );
});

test("there are no footnotes to footnotes", () => {
  expect(new Draft(two).goesBehind("first").editor.can().insertFootnote()).toBe(false);
});

test("one jumps from the text to the reference and from the reference to the text", () => {
  const draft = new Draft(two).goesBehind("sec").presses("Mod-Alt-f").types("!");
  expect(draft.html).toContain(`two${reference("b")}!</p>`);
  draft.editor.view.dom.querySelector<HTMLElement>("sup button")?.click();
  expect(draft.types("!").html).toContain("<p>first!</p>");
});

test("Enter in an empty last line goes back to the text", () => {
  const draft = new Draft(two).goesBehind("first").presses("Enter", "Enter").types("!");
  expect(draft.html).toBe(two.replace(`one${reference("a")}`, `one${reference("a")}!`));
});

test("who deletes a reference deletes its text, and the other way", () => {
  const draft = new Draft(two);
  const { editor } = draft;
  editor.view.dispatch(editor.state.tr.delete(4, 5));
  expect(draft.html).toBe(`<p>one two${reference("b")}</p>${text("b", "second")}`);
  draft.goesBehind("second");
  const { $head } = editor.state.selection;
  editor.commands.deleteRange({ from: $head.before(-1), to: $head.after(-1) });
  expect(draft.html).toBe("<p>one two</p>");
});

test("a text stays as long as something refers to it, and when others take the reference away", () => {
  const shared = `<p>one${reference("a")} two${reference("a")}</p>${text("a", "first")}`;
  const draft = new Draft(shared);
  const { editor } = draft;
  editor.view.dispatch(editor.state.tr.delete(4, 5));
  expect(draft.html).toContain("first");
  const position = editor.state.doc.firstChild?.content.size ?? 0;
  editor.view.dispatch(editor.state.tr.delete(position, position + 1).setMeta("addToHistory", false));
  expect(numbers(draft)).toEqual(["–"]);
});

test("what is cut out waits for being put in again", () => {
  const draft = new Draft(two);
  const { editor } = draft;
  editor.view.dispatch(editor.state.tr.delete(4, 5).setMeta("uiEvent", "cut"));
  expect(numbers(draft)).toEqual(["1", "–", "1."]);
});

test("a copy of a whole footnote is one of its own", () => {
  const draft = new Draft(two);
  const { view } = draft.editor;
  const slice = view.state.doc.slice(0, view.state.doc.content.size);
  const pasted = view.someProp("transformPasted", (transform) => transform(slice, view, false)) ?? slice;
  view.dispatch(view.state.tr.insert(view.state.doc.content.size, pasted.content));
  expect(numbers(draft)).toEqual(["1", "2", "1.", "2.", "3", "4", "3.", "4."]);
});

test("Backspace in an empty footnote takes it back", () => {
  const draft = new Draft("<p>one</p>").goesBehind("one").presses("Mod-Alt-f", "Backspace").types("!");
  expect(draft.html).toBe("<p>one!</p>");
});

function numbers({ editor }: Draft): (string | null)[] {
  return [...editor.view.dom.querySelectorAll(".weft-footnote-number")].map(({ textContent }) => textContent);
}

function texts({ editor }: Draft): (string | null)[] {
  return [...editor.view.dom.querySelectorAll(".weft-footnote-content")].map(({ textContent }) => textContent);
}
