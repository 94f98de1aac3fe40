// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { Draft } from "../content/draft.ts";

const list = (...items: string[]) => `<ul>${items.map((each) => `<li>${each}</li>`).join("")}</ul>`;
const three = list("<p>one</p>", "<p>two</p>", "<p>three</p>");

/** From before the first words to behind the last. */
function selected(html: string, from: string, to: string): Draft {
  const draft = new Draft(html);
  const start = draft.goesBefore(from).editor.state.selection.from;
  return draft.selectsBetween(start, draft.goesBehind(to).editor.state.selection.to);
}

function cut({ editor: { view } }: Draft): DataTransfer {
  const event = new ClipboardEvent("cut", { clipboardData: new DataTransfer(), cancelable: true, bubbles: true });
  view.dom.dispatchEvent(event);
  return event.clipboardData as DataTransfer;
}

test.each([
  ["para", "two", `<p>!</p>${list("<p>three</p>")}`],
  ["ra", "tw", `<p>pa!o</p>${list("<p>three</p>")}`],
  ["ra", "three", "<p>pa!</p>"],
])("what is deleted from %s to %s leaves the line it begins in, by every key", (from, to, html) => {
  const draft = () => selected(`<p>para</p>${three}`, from, to);
  for (const key of ["Backspace", "Delete"]) expect(draft().presses(key).types("!").html).toBe(html);
  expect(draft().types("!").html).toBe(html);
  const clipped = draft();
  expect(cut(clipped).getData("text/html")).toContain("<li>");
  expect(clipped.types("!").html).toBe(html);
});

test("no empty items stay around the place it ends in, and a list that is counted begins as it did", () => {
  const nested = list(`<p>one</p>${list("<p>two</p>", "<p>x</p>")}`, "<p>y</p>");
  expect(selected(`<p>para</p>${nested}`, "ra", "tw").presses("Backspace").html).toBe(
    `<p>pao</p>${list("<p>x</p>", "<p>y</p>")}`,
  );
  const numbered = three.replaceAll("ul>", "ol>");
  expect(selected(`<p>para</p>${numbered}`, "ra", "tw").presses("Backspace").html).toBe(
    "<p>pao</p><ol><li><p>three</p></li></ol>",
  );
});

test("within one list an item is joined with what is left of another", () => {
  const nested = list("<p>one</p>", `<p>two</p>${list("<p>kid</p>", "<p>x</p>")}`);
  expect(selected(nested, "ne", "k").presses("Backspace").html).toBe(list(`<p>oid</p>${list("<p>x</p>")}`));
});

test("words that are typed over others are as these were", () => {
  const draft = selected(`<p><strong>para</strong></p>${list("<p><strong>one</strong> two</p>")}`, "ra", "one");
  expect(draft.types("!").html).toBe("<p><strong>pa!</strong> two</p>");
});

test.each([
  ["<p>one</p>", list("<p>two</p>", "<p>three</p>"), `<p>onetwo</p>${list("<p>three</p>")}`],
  ["<h2>one</h2>", list(`<p>two</p>${list("<p>kid</p>")}`), `<h2>onetwo</h2>${list("<p>kid</p>")}`],
  [
    "<p>one</p>",
    '<ul data-type="taskList"><li data-type="taskItem" data-checked="true"><p>two</p></li></ul>',
    "<p>onetwo</p>",
  ],
])("Delete behind %s joins it with the first words of a list", (line, below, html) => {
  expect(new Draft(line + below).goesBehind("one").presses("Delete").html).toBe(html);
});

test.each([
  [list("<p>two</p>"), list("<p>onetwo</p>")],
  [list(`<p>two</p>${list("<p>kid</p>")}`, "<p>x</p>"), list(`<p>onetwo</p>${list("<p>kid</p>", "<p>x</p>")}`)],
])("Delete behind an item joins it with the first one below it: %s", (below, html) => {
  expect(new Draft(list(`<p>one</p>${below}`)).goesBehind("one").presses("Delete").html).toBe(html);
});

test("Delete in an empty line before a list leaves the list", () => {
  const draft = new Draft(`<p></p>${three}`).selectsBetween(1, 1).presses("Delete").types("!");
  expect(draft.html).toBe(three.replace("one", "!one"));
});
