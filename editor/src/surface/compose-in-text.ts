import { Extension } from "@tiptap/core";
import { type EditorState, NodeSelection, Plugin, PluginKey, TextSelection } from "@tiptap/pm/state";
import { CellSelection } from "@tiptap/pm/tables";
import type { EditorView } from "@tiptap/pm/view";
import { isPlaceholder } from "../binding/unknown-content.ts";

/**
 * Has a composition begin at a caret in text where the browser would put its words elsewhere, into the drawing of a
 * selected formula for instance: what is selected goes first, as it does when a letter is typed over it.
 */
export const composeInText = Extension.create({
  name: "composeInText",
  addProseMirrorPlugins: () => [
    new Plugin({
      key: new PluginKey("composeInText"),
      props: { handleDOMEvents: { compositionstart: makeRoom } },
    }),
  ],
});

function makeRoom(view: EditorView): false {
  const { state } = view;
  if (!view.editable || state.selection.empty || isLeftAlone(state)) return false;
  // Any letter: where it comes to stand and in which marks is what typing would do.
  const tr = state.tr.insertText("x");
  const { from } = tr.selection;
  const marks = tr.doc.resolve(from).marks();
  view.dispatch(
    tr
      .delete(from - 1, from)
      .ensureMarks(marks)
      .scrollIntoView(),
  );
  return false;
}

/** Chromium would write the first letter twice into cells that were emptied at that moment: it replaces those of one itself. */
function isLeftAlone(state: EditorState): boolean {
  return state.selection instanceof CellSelection || isTextAlone(state) || isPlaceholderChosen(state);
}

/** What the browser replaces by itself. */
function isTextAlone({ selection, doc }: EditorState): boolean {
  const { $from, $to, from, to } = selection;
  if (!(selection instanceof TextSelection) || !$from.sameParent($to)) return false;
  let isAlone = true;
  doc.nodesBetween(from, to, (node) => {
    if (node.isInline && !node.isText) isAlone = false;
  });
  return isAlone;
}

/** What is not known is written behind (`keepUnlessMeant`). */
function isPlaceholderChosen({ selection }: EditorState): boolean {
  return selection instanceof NodeSelection && isPlaceholder(selection.node.type);
}
