import { Extension } from "@tiptap/core";
import { chainCommands } from "@tiptap/pm/commands";
import type { ResolvedPos } from "@tiptap/pm/model";
import { type Command, Plugin, TextSelection, type Transaction } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { isItem, isList, joinAt, takeOut } from "./list-items.ts";

/**
 * What is deleted from a line into an item of a list further down, or between both, joins them: the line stays what it is,
 * and the item with its marker goes. ProseMirror keeps the item and deletes the line, or leaves empty items behind.
 */
export const JoinItem = Extension.create({
  name: "joinItem",
  // Before the keys of items.
  priority: 105,
  addKeyboardShortcuts() {
    const run = (command: Command) => () => command(this.editor.state, this.editor.view.dispatch);
    const [back, forward] = [run(deleteSelected), run(chainCommands(deleteSelected, joinBehind))];
    return {
      Backspace: back,
      "Mod-Backspace": back,
      "Shift-Backspace": back,
      Delete: forward,
      "Mod-Delete": forward,
    };
  },
  addProseMirrorPlugins: () => [new Plugin({ props: { handleTextInput: typeOver, handleDOMEvents: { cut } } })],
});

const deleteSelected: Command = ({ tr }, dispatch) => {
  if (!deleteIntoItem(tr)) return false;
  dispatch?.(tr.scrollIntoView());
  return true;
};

/** At the end of a line, right before a list. A line without words is not joined: it goes. */
const joinBehind: Command = ({ selection, tr }, dispatch) => {
  const { $from, empty } = selection;
  const { parent, parentOffset } = $from;
  if (!empty || !parent.inlineContent || parent.type.spec.code || parentOffset < parent.content.size) return false;
  const after = $from.after();
  const below = tr.doc.resolve(after).nodeAfter;
  if (!below || !isList(below)) return false;
  if (parent.content.size === 0 && !isItem($from.node(-1))) return false;
  // Behind where the list, its first item and the line of that begin.
  joinLines(tr, $from.pos, after + 3);
  dispatch?.(tr.scrollIntoView());
  return true;
};

function typeOver(view: EditorView, from: number, to: number, text: string): boolean {
  const { selection, storedMarks, tr, schema } = view.state;
  if (selection.from !== from || selection.to !== to) return false;
  const marks = storedMarks ?? selection.$from.marksAcross(selection.$to) ?? [];
  if (!deleteIntoItem(tr)) return false;
  view.dispatch(tr.replaceSelectionWith(schema.text(text, marks), false).scrollIntoView());
  return true;
}

function cut(view: EditorView, event: ClipboardEvent): boolean {
  const { tr, selection } = view.state;
  if (!view.editable || !event.clipboardData || !deleteIntoItem(tr)) return false;
  const { dom, text } = view.serializeForClipboard(selection.content());
  event.preventDefault();
  event.clipboardData.clearData();
  event.clipboardData.setData("text/html", dom.innerHTML);
  event.clipboardData.setData("text/plain", text);
  view.dispatch(tr.scrollIntoView().setMeta("uiEvent", "cut"));
  return true;
}

/** Deletes what is selected if that ends in a list that it does not begin in. */
function deleteIntoItem(tr: Transaction): boolean {
  const { selection } = tr;
  const { $from, $to } = selection;
  if (!(selection instanceof TextSelection) || itemsApart($from, $to).length === 0) return false;
  if (isIsolated($from, $to) || isIsolated($to, $from)) return false;
  joinLines(tr, $from.pos, $to.pos);
  return true;
}

/** Deletes what is between two places in lines. Around the second there is then nothing more than around the first. */
function joinLines(tr: Transaction, from: number, to: number) {
  const $to = tr.doc.resolve(to);
  const before = tr.steps.length;
  for (const depth of itemsApart(tr.doc.resolve(from), $to)) {
    // Without the items before it, a list that is counted begins as it did.
    const position = $to.start(depth - 1);
    tr.delete(position, $to.before(depth));
    const end = position + (tr.doc.nodeAt(position)?.nodeSize ?? 0) - 1;
    const steps = tr.steps.length;
    takeOut(tr, position);
    joinAt(tr, tr.mapping.slice(steps).map(end, -1));
  }
  tr.delete(from, tr.mapping.slice(before).map(to));
  tr.setSelection(TextSelection.create(tr.doc, from));
}

/** The depths of the items around the second place whose lists the first is not in, from the inside out. */
function itemsApart($from: ResolvedPos, $to: ResolvedPos): number[] {
  const found: number[] = [];
  const shared = $from.sharedDepth($to.pos);
  for (let { depth } = $to; depth > shared + 1; depth -= 1) if (isItem($to.node(depth))) found.push(depth);
  return found;
}

/** Whether a place is in something the other is not in and that is not to be joined with anything, as a cell. */
function isIsolated($place: ResolvedPos, $other: ResolvedPos): boolean {
  const shared = $place.sharedDepth($other.pos);
  for (let { depth } = $place; depth > shared; depth -= 1) if ($place.node(depth).type.spec.isolating) return true;
  return false;
}
