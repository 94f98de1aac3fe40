// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { checked, Draft } from "../../content/draft.ts";
import { calloutKinds } from "./kinds.ts";

const warning = '<div data-callout="warning" role="note"><p>hot</p></div>';

test.each(calloutKinds)("a callout of kind %s comes back as it was written", (kind) => {
  const html = `<div data-callout="${kind}" role="note"><p>words</p><ul><li><p>more</p></li></ul></div>`;
  expect(new Draft(html).html).toBe(html);
});

test("a callout of a kind that nobody knows is a note, and is refused as JSON", () => {
  expect(new Draft('<div data-callout="x"><p>words</p></div>').html).toContain('data-callout="note"');
  const content = [{ type: "paragraph" }];
  expect(() => checked({ type: "doc", content: [{ type: "callout", attrs: { kind: "x" }, content }] })).toThrow(
    RangeError,
  );
});

test("an alert that is copied on GitHub is a callout", () => {
  const html =
    '<div class="markdown-alert markdown-alert-warning"><p class="markdown-alert-title">Warning</p><p>hot</p></div>';
  expect(new Draft(html).html).toBe(warning);
});

test.each([
  ["> [!WARNING] hot", warning],
  ["[!warning] hot", warning],
])("typing %s makes a callout", (typed, html) => {
  expect(new Draft("<p></p>").types(typed).html).toBe(html);
});

test("the kind is changed where there is a callout, and blocks are put into one where there is none", () => {
  const draft = new Draft("<p>hot</p>").goesBehind("hot");
  draft.editor.commands.setCallout("note");
  draft.editor.commands.setCallout("warning");
  expect(draft.html).toBe(warning);
  draft.editor.commands.toggleCallout("warning");
  expect(draft.html).toBe("<p>hot</p>");
});

test("Enter in an empty last line leaves the callout", () => {
  const draft = new Draft(warning).goesBehind("hot").presses("Enter", "Enter").types("out");
  expect(draft.html).toBe(`${warning}<p>out</p>`);
});

test("Backspace at its beginning takes the first block out", () => {
  expect(new Draft(warning).goesBefore("hot").presses("Backspace").html).toBe("<p>hot</p>");
});

test("the picture is a list that changes the kind", () => {
  const draft = new Draft(warning);
  const list = draft.editor.view.dom.querySelector("select");
  if (!list) throw new Error("There is no list.");
  expect(list.value).toBe("warning");
  list.value = "tip";
  list.dispatchEvent(new Event("change"));
  expect(draft.html).toContain('data-callout="tip"');
  expect(draft.editor.view.dom.querySelector(".weft-callout")?.getAttribute("aria-label")).toBe("Tip");
});
