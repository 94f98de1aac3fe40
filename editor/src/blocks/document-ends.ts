import { Extension, type KeyboardShortcutCommand } from "@tiptap/core";
import { GapCursor } from "@tiptap/pm/gapcursor";
import type { Node, ResolvedPos } from "@tiptap/pm/model";
import { Selection, TextSelection } from "@tiptap/pm/state";
import { CellSelection } from "@tiptap/pm/tables";
import { addLine } from "./ways-out.ts";

type End = "start" | "end";

/**
 * The keys that lead to the ends of a document lead to where one can write, also when something else than text begins or
 * ends it. A browser would put the caret beside the cells of a table, or into the picture of a formula: what is typed
 * there goes nowhere.
 */
export const documentEnds = Extension.create({
  name: "documentEnds",
  addKeyboardShortcuts: () => ({
    ...bothKeys("Ctrl-Home", "Meta-ArrowUp", goTo("start"), selectTo("start")),
    ...bothKeys("Ctrl-End", "Meta-ArrowDown", goTo("end"), selectTo("end")),
  }),
});

function bothKeys(key: string, keyOfMacs: string, go: KeyboardShortcutCommand, select: KeyboardShortcutCommand) {
  return { [key]: go, [keyOfMacs]: go, [`Shift-${key}`]: select, [`Shift-${keyOfMacs}`]: select };
}

function goTo(end: End): KeyboardShortcutCommand {
  return ({ editor: { state, view } }) => {
    const { node, $beside } = blockAt(end, state.doc);
    if (isText(node)) return false;
    if (isTable(node) && end === "end") return addLine(view, $beside.pos);
    const selection = node.isAtom ? new GapCursor($beside) : edgeOf(end, state.doc);
    view.dispatch(state.tr.setSelection(selection).scrollIntoView());
    return true;
  };
}

function selectTo(end: End): KeyboardShortcutCommand {
  return ({ editor: { state, view } }) => {
    const { doc, selection, tr } = state;
    if (isText(blockAt(end, doc).node)) return false;
    const $anchor = selection instanceof CellSelection ? wordsIn(selection.$anchorCell) : selection.$anchor;
    view.dispatch(tr.setSelection(TextSelection.between($anchor, edgeOf(end, doc).$head)).scrollIntoView());
    return true;
  };
}

/** The innermost block at an end, or the table there, and the place beside it. */
function blockAt(end: End, document: Node): { node: Node; $beside: ResolvedPos } {
  const edgeOfNode = (node: Node) => (end === "start" ? node.firstChild : node.lastChild);
  let node = document;
  let depth = 0;
  for (let next = edgeOfNode(node); next; next = node.isTextblock || isTable(node) ? null : edgeOfNode(node)) {
    node = next;
    depth += 1;
  }
  return { node, $beside: document.resolve(end === "start" ? depth - 1 : document.content.size - depth + 1) };
}

function edgeOf(end: End, document: Node): Selection {
  return end === "start" ? Selection.atStart(document) : Selection.atEnd(document);
}

function wordsIn({ doc, pos }: ResolvedPos): ResolvedPos {
  return Selection.near(doc.resolve(pos + 1)).$from;
}

/** The source of a diagram is text that is not shown. */
function isText({ isTextblock, type }: Node): boolean {
  return isTextblock && !type.spec.code;
}

function isTable({ type }: Node): boolean {
  return type.spec["tableRole"] === "table";
}
