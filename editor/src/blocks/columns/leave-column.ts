import { Extension } from "@tiptap/core";
import type { ResolvedPos } from "@tiptap/pm/model";
import { Selection, TextSelection } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { goToLine, headOf, type Way } from "../go-to-line.ts";
import { addLine } from "../ways-out.ts";

/** Up and down lead out of a column, where Chromium leads from its first or last line into the one beside it. */
export const leaveColumns = Extension.create({
  name: "leaveColumns",
  addKeyboardShortcuts: () => ({
    ArrowDown: ({ editor: { view } }) => leave(view, "down", false),
    ArrowUp: ({ editor: { view } }) => leave(view, "up", false),
    "Shift-ArrowDown": ({ editor: { view } }) => leave(view, "down", true),
    "Shift-ArrowUp": ({ editor: { view } }) => leave(view, "up", true),
  }),
});

function leave(view: EditorView, way: Way, isSelecting: boolean): boolean {
  const $head = headOf(view, isSelecting);
  const depth = $head && depthOfColumns($head);
  if (!$head || depth === undefined) return false;
  const step = way === "down" ? 1 : -1;
  const from = (place: number) => Selection.findFrom($head.doc.resolve(place), step);
  const nextInOrder = from(step > 0 ? $head.after() : $head.before());
  const isBesideNext = nextInOrder !== null && $head.sharedDepth(nextInOrder.head) === depth;
  if (!isBesideNext || !areSideBySide(view, $head, nextInOrder.$head, depth) || !view.endOfTextblock(way)) return false;
  const edge = step > 0 ? $head.after(depth) : $head.before(depth);
  const next = from(edge);
  if (!next) return !isSelecting && addLine(view, edge);
  if (!(next instanceof TextSelection)) return false;
  return goToLine(view, { $place: next.$head, depth: next.$head.depth }, way, isSelecting);
}

function depthOfColumns($head: ResolvedPos): number | undefined {
  for (let depth = $head.depth; depth > 0; depth -= 1) if ($head.node(depth).type.name === "columns") return depth;
  return undefined;
}

/** On a narrow screen one column stands below the other. */
function areSideBySide(view: EditorView, $one: ResolvedPos, $other: ResolvedPos, depth: number): boolean {
  const [one, other] = [$one, $other].map(($place) => view.nodeDOM($place.before(depth + 1)));
  if (!(one instanceof Element) || !(other instanceof Element)) return false;
  const [here, there] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
  return here.top < there.bottom && there.top < here.bottom;
}
