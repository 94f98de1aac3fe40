// @vitest-environment happy-dom
import { CellSelection } from "@tiptap/pm/tables";
import { expect, test } from "vitest";
import { Draft } from "../../content/draft.ts";

const table = (cell: string) => `<table><tbody><tr><td>${cell}</td><td>two</td></tr></tbody></table>`;

function isTaken({ editor }: Draft): boolean {
  return editor.state.selection instanceof CellSelection;
}

function blocksOf({ editor }: Draft): string[] {
  return editor.state.doc.children.map(({ textContent }) => textContent);
}

test("Backspace behind a table takes it whole, and what is typed then goes where the caret was", () => {
  const draft = new Draft(`<p>before</p>${table("one")}<p>after</p>`).goesBefore("after").presses("Backspace");
  expect(isTaken(draft)).toBe(true);
  draft.types("ZZ");
  expect(blocksOf(draft)).toEqual(["before", "onetwo", "ZZafter"]);
});

test("Delete before a table does so, too", () => {
  const draft = new Draft(`<p>before</p>${table("one")}<p>after</p>`).goesBehind("before").presses("Delete");
  expect(isTaken(draft)).toBe(true);
  draft.types("ZZ");
  expect(blocksOf(draft)).toEqual(["beforeZZ", "onetwo", "after"]);
});

test("the next Backspace deletes the table", () => {
  const draft = new Draft(`<p>before</p>${table("one")}<p>after</p>`).goesBefore("after");
  expect(draft.presses("Backspace", "Backspace").html).toBe("<p>before</p><p>after</p>");
});

test("what is typed on cells that were selected within the table goes into the table", () => {
  const draft = new Draft(`<p>before</p>${table("one")}<p>after</p>`).goesBehind("one").presses("Mod-a", "Mod-a");
  expect(isTaken(draft)).toBe(true);
  draft.types("Z");
  expect(blocksOf(draft).filter((_, index) => index !== 1)).toEqual(["before", "after"]);
});
