import { type Editor, Extension, type KeyboardShortcutCommand } from "@tiptap/core";
import type { ResolvedPos } from "@tiptap/pm/model";
import { Selection, TextSelection } from "@tiptap/pm/state";
import { CellSelection } from "@tiptap/pm/tables";
import { addLine } from "../ways-out.ts";

/**
 * The keys that lead to the ends of a document lead into the text there, also when a table begins or ends it. A browser
 * would put the caret beside the cells, where nothing can be written.
 */
export const tableEnds = Extension.create({
  name: "tableEnds",
  addKeyboardShortcuts: () => ({
    ...bothKeys("Ctrl-Home", "Meta-ArrowUp", goToStart, selectTo("start")),
    ...bothKeys("Ctrl-End", "Meta-ArrowDown", goBelow, selectTo("end")),
  }),
});

function bothKeys(key: string, keyOfMacs: string, go: KeyboardShortcutCommand, select: KeyboardShortcutCommand) {
  return { [key]: go, [keyOfMacs]: go, [`Shift-${key}`]: select, [`Shift-${keyOfMacs}`]: select };
}

const goToStart: KeyboardShortcutCommand = ({ editor: { state, view } }) => {
  if (!isTable(state.doc.firstChild)) return false;
  view.dispatch(state.tr.setSelection(Selection.atStart(state.doc)).scrollIntoView());
  return true;
};

const goBelow: KeyboardShortcutCommand = ({ editor: { state, view } }) =>
  isTable(state.doc.lastChild) && addLine(view, state.doc.content.size);

function selectTo(end: "start" | "end"): KeyboardShortcutCommand {
  return ({ editor: { state, view } }) => {
    const { doc, selection, tr } = state;
    if (!isTable(end === "start" ? doc.firstChild : doc.lastChild)) return false;
    const { $head } = end === "start" ? Selection.atStart(doc) : Selection.atEnd(doc);
    const $anchor = selection instanceof CellSelection ? wordsIn(selection.$anchorCell) : selection.$anchor;
    view.dispatch(tr.setSelection(TextSelection.between($anchor, $head)).scrollIntoView());
    return true;
  };
}

function wordsIn({ doc, pos }: ResolvedPos): ResolvedPos {
  return Selection.near(doc.resolve(pos + 1)).$from;
}

function isTable(block: Editor["state"]["doc"] | null): boolean {
  return block?.type.spec["tableRole"] === "table";
}
