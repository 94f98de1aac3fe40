import type { EditorState } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";

/**
 * ProseMirror drops what was selected when dragging began, and deletes what is selected when it ends. What others write
 * into it meanwhile has to come along.
 */
export function keepDragged(view: EditorView, before: EditorState) {
  const { dragging, state } = view;
  if (!dragging?.move || state.selection.empty || state.doc === before.doc) return;
  const wasSelected = before.selection.content().content.eq(dragging.slice.content);
  if (wasSelected) view.dragging = { ...dragging, slice: state.selection.content() };
}
