import { Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { Selection, TextSelection } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { goToLine, headOf, upAndDown, type Way } from "./go-to-line.ts";

/**
 * Up and down lead into the nearest line of a table, and of code that does not wrap. Firefox takes whatever scrolls
 * sideways for one line, and goes to its end.
 */
export const enterScrolled = Extension.create({
  name: "enterScrolled",
  // After all that knows more about such a block.
  priority: 20,
  addKeyboardShortcuts: () => upAndDown(enter),
});

function enter(view: EditorView, way: Way, isSelecting: boolean): boolean {
  const $head = headOf(view, isSelecting);
  if (!$head) return false;
  const isDown = way === "down";
  const next = Selection.findFrom($head.doc.resolve(isDown ? $head.after() : $head.before()), isDown ? 1 : -1);
  if (!(next instanceof TextSelection)) return false;
  const { $head: $place } = next;
  let depth = $head.sharedDepth($place.pos) + 1;
  while (depth <= $place.depth && !isScrolled($place.node(depth))) depth += 1;
  if (depth > $place.depth || !view.endOfTextblock(way)) return false;
  return goToLine(view, { $place, depth }, way, isSelecting);
}

function isScrolled({ type, attrs }: Node): boolean {
  return type.spec["tableRole"] === "table" || (type.spec.code === true && attrs["wrap"] === false);
}
