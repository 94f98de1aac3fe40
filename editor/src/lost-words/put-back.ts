import type { Editor } from "@tiptap/core";
import { TextSelection } from "@tiptap/pm/state";
import { insertPoint } from "@tiptap/pm/transform";
import { bindingOf } from "../binding/binding-plugin.ts";
import type { LostPassage } from "./lost-passages.ts";

/** Writes lost words again, as paragraphs of their own next to where they were, with the caret behind them. */
export function putBack(editor: Editor, { paragraphs, place }: LostPassage) {
  const { state, view } = editor;
  const { paragraph } = state.schema.nodes;
  if (!paragraph) return;
  const position = bindingOf(state).toPosition(place) ?? state.doc.content.size;
  const $position = state.doc.resolve(Math.min(position, state.doc.content.size));
  const beside = $position.parent.isTextblock ? $position.after() : $position.pos;
  const at = insertPoint(state.doc, beside, paragraph) ?? state.doc.content.size;
  const nodes = paragraphs.map((words) => paragraph.create(null, state.schema.text(words)));
  const { tr } = state;
  tr.insert(at, nodes);
  const end = at + nodes.reduce((size, { nodeSize }) => size + nodeSize, 0);
  tr.setSelection(TextSelection.near(tr.doc.resolve(end - 1), -1)).scrollIntoView();
  view.dispatch(tr);
  view.focus();
}
