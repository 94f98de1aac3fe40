// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { Draft } from "../../content/draft.ts";

const html = '<details><summary>more</summary><div data-details-content=""><p>one</p><p>two</p></div></details>';

test("details come back as they were written, from us and from others", () => {
  expect(new Draft(html).html).toBe(html);
  expect(new Draft("<details open><summary>more</summary><p>one</p><p>two</p></details>").html).toBe(html);
});

test("typing +++ makes details, and they are open to be written in", () => {
  const draft = new Draft("<p></p>").types("+++ more").presses("Enter").types("one").presses("Enter").types("two");
  expect(draft.html).toBe(html);
  expect(shownContent(draft)).toBe("onetwo");
});

test("the first selected block is the summary, the others are under it; and back", () => {
  const draft = new Draft("<p>more</p><p>one</p><p>two</p>");
  draft.editor.commands.selectAll();
  draft.editor.commands.setDetails();
  expect(draft.html).toBe(html);
  draft.editor.commands.unsetDetails();
  expect(draft.html).toBe("<p>more</p><p>one</p><p>two</p>");
});

test("Enter behind the summary writes in details that are open and under those that are closed", () => {
  expect(new Draft(html).goesBehind("more").presses("Enter").types("next").html).toBe(`${html}<p>next</p>`);
  const open = new Draft(html).goesBehind("more").presses("Mod-Enter", "Enter").types("zero");
  expect(open.html).toBe(html.replace("<p>one", "<p>zero</p><p>one"));
});

test("Enter within a summary takes what is behind it into the content", () => {
  expect(new Draft(html).goesBehind("mo").presses("Enter").html).toBe(
    html.replace("more", "mo").replace("<p>one", "<p>re</p><p>one"),
  );
});

test("Enter in an empty last line leaves the details", () => {
  expect(new Draft(html).goesBehind("two").presses("Enter", "Enter").types("out").html).toBe(`${html}<p>out</p>`);
});

test("Backspace leads back: from the content to the summary, and out of it", () => {
  const draft = new Draft(html).goesBefore("one").presses("Backspace").types("+");
  expect(draft.html).toBe(html.replace("more", "more+one").replace("<p>one</p>", ""));
  expect(new Draft(html).goesBefore("more").presses("Backspace").types("+").html).toBe(
    "<p>+more</p><p>one</p><p>two</p>",
  );
});

test("the button opens and closes, and nothing of that is in the document", () => {
  const draft = new Draft(html);
  const button = draft.editor.view.dom.querySelector("button");
  expect([button?.getAttribute("aria-expanded"), shownContent(draft)]).toEqual(["false", ""]);
  button?.click();
  expect([button?.getAttribute("aria-expanded"), shownContent(draft)]).toEqual(["true", "onetwo"]);
  expect(draft.html).toBe(html);
  button?.click();
  expect(shownContent(draft)).toBe("");
});

test("where one writes is shown", () => {
  expect(shownContent(new Draft(html).goesBehind("two"))).toBe("onetwo");
});

function shownContent({ editor }: Draft): string {
  return [...editor.view.dom.querySelectorAll(".weft-details-content:not([hidden])")]
    .map(({ textContent }) => textContent)
    .join();
}
