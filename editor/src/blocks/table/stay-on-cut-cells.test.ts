// @vitest-environment happy-dom
import { CellSelection } from "@tiptap/pm/tables";
import { expect, test } from "vitest";
import { Draft } from "../../content/draft.ts";

test("cells that were cut are put back where they were", () => {
  const rows = "<tr><td>one</td><td>two</td></tr><tr><td>three</td><td>four</td></tr>";
  const draft = new Draft(`<table><tbody>${rows}<tr><td>five</td><td>six</td></tr></tbody></table>`);
  const { editor } = draft;
  const before = draft.html;
  const cells: number[] = [];
  editor.state.doc.descendants(({ type }, position) => {
    if (type.name === "tableCell") cells.push(position);
  });
  const [first = 0, , , fourth] = cells;
  editor.view.dispatch(editor.state.tr.setSelection(CellSelection.create(editor.state.doc, first, fourth)));
  const words = editor.state.selection.content();
  editor.view.dispatch(editor.state.tr.deleteSelection().setMeta("uiEvent", "cut"));
  expect(editor.getText().replaceAll("\n", "")).toBe("fivesix");
  expect(editor.state.selection).toBeInstanceOf(CellSelection);
  editor.view.someProp("handlePaste", (paste) => paste(editor.view, new ClipboardEvent("paste"), words));
  expect(draft.html).toBe(before);
});
