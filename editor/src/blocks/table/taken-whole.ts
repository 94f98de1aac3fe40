import { Extension } from "@tiptap/core";
import { type EditorState, NodeSelection, Plugin, PluginKey, TextSelection } from "@tiptap/pm/state";
import { CellSelection } from "@tiptap/pm/tables";
import { tableAt } from "./places.ts";

/** Where the caret was before the whole table was selected from outside, as long as that is selected. */
const caretKey = new PluginKey<number | undefined>("tableTakenWhole");

/**
 * Backspace behind a table selects all of it, as it does with a picture, and again deletes it. What is typed then is meant
 * for the place where the caret was: it empties no cell.
 */
export const takenWhole = Extension.create({
  name: "tableTakenWhole",
  // Before what else becomes of letters on cells.
  priority: 200,
  addProseMirrorPlugins: () => [
    new Plugin<number | undefined>({
      key: caretKey,
      state: {
        init: () => undefined,
        apply: ({ mapping }, known, before, after) => {
          const caret = known ?? caretIn(before);
          return caret !== undefined && isWhole(after) ? mapping.map(caret) : undefined;
        },
      },
      props: {
        handleTextInput(view, _from, _to, text) {
          const { state } = view;
          const caret = caretKey.getState(state);
          if (caret === undefined) return false;
          const tr = state.tr.setSelection(TextSelection.create(state.doc, caret));
          view.dispatch(tr.insertText(text).scrollIntoView());
          return true;
        },
      },
    }),
  ],
});

function caretIn({ selection }: EditorState): number | undefined {
  const { $head, empty } = selection;
  return empty && selection instanceof TextSelection && !tableAt($head) ? $head.pos : undefined;
}

function isWhole({ selection }: EditorState): boolean {
  if (selection instanceof CellSelection) return selection.isRowSelection() && selection.isColSelection();
  // Before it is answered with its cells.
  return selection instanceof NodeSelection && selection.node.type.spec["tableRole"] === "table";
}
