import { Extension } from "@tiptap/core";
import { Selection, TextSelection } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { goToLine, headOf, upAndDown, type Way } from "../go-to-line.ts";
import { addLine } from "../ways-out.ts";
import { columnsAround } from "./column-border.ts";

/** Up and down lead out of a column, where Chromium leads from its first or last line into the one beside it. */
export const leaveColumns = Extension.create({
  name: "leaveColumns",
  addKeyboardShortcuts: () => upAndDown(leave),
});

function leave(view: EditorView, way: Way, isSelecting: boolean): boolean {
  const $head = headOf(view, isSelecting);
  const here = $head && columnsAround($head);
  if (!$head || !here) return false;
  const step = way === "down" ? 1 : -1;
  const from = (place: number) => Selection.findFrom($head.doc.resolve(place), step);
  const nextInOrder = from(step > 0 ? $head.after() : $head.before());
  const there = nextInOrder && columnsAround(nextInOrder.$head);
  if (!there || there.position !== here.position || there.column === here.column) return false;
  if (!areSideBySide(view, here.column, there.column) || !view.endOfTextblock(way)) return false;
  const edge = step > 0 ? here.position + here.node.nodeSize : here.position;
  const next = from(edge);
  if (!next) return !isSelecting && addLine(view, edge);
  if (!(next instanceof TextSelection)) return false;
  return goToLine(view, { $place: next.$head, depth: next.$head.depth }, way, isSelecting);
}

/** On a narrow screen one column stands below the other. */
function areSideBySide(view: EditorView, ...columns: [number, number]): boolean {
  const [one, other] = columns.map((column) => view.nodeDOM(column));
  if (!(one instanceof Element) || !(other instanceof Element)) return false;
  const [here, there] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
  return here.top < there.bottom && there.top < here.bottom;
}
