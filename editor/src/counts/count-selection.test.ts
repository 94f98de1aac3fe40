// @vitest-environment happy-dom
import { TextSelection } from "@tiptap/pm/state";
import { CellSelection } from "@tiptap/pm/tables";
import { expect, test } from "vitest";
import { Draft } from "../content/draft.ts";
import { countSelection } from "./count-selection.ts";

const rows = ["abc", "def"].map((row) => `<tr>${[...row].map((cell) => `<td><p>${cell} word</p></td>`).join("")}</tr>`);
const { state } = new Draft(`<p>one two three</p><table>${rows.join("")}</table>`).editor;
const cells: number[] = [];
state.doc.descendants(({ type }, position) => void (type.name === "tableCell" && cells.push(position)));

test("all selected cells are counted", () => {
  const [first, last] = [cells[0], cells[4]] as [number, number];
  expect(countSelection(CellSelection.create(state.doc, first, last), () => undefined)?.words).toBe(8);
});

test("of a block of which a part is selected, the part is counted", () => {
  expect(countSelection(TextSelection.create(state.doc, 1, 8), () => undefined)?.words).toBe(2);
  expect(countSelection(TextSelection.create(state.doc, 1), () => undefined)).toBeUndefined();
});
