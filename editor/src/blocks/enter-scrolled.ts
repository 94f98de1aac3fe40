import { Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { Selection, TextSelection } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";

/**
 * Up and down lead into the nearest line of a table, and of code that does not wrap. Firefox takes whatever scrolls
 * sideways for one line, and goes to its end.
 */
export const enterScrolled = Extension.create({
  name: "enterScrolled",
  // After all that knows more about such a block.
  priority: 20,
  addKeyboardShortcuts: () => ({
    ArrowDown: ({ editor: { view } }) => enter(view, "down", false),
    ArrowUp: ({ editor: { view } }) => enter(view, "up", false),
    "Shift-ArrowDown": ({ editor: { view } }) => enter(view, "down", true),
    "Shift-ArrowUp": ({ editor: { view } }) => enter(view, "up", true),
  }),
});

function enter(view: EditorView, way: "up" | "down", isSelecting: boolean): boolean {
  const { doc, selection, tr } = view.state;
  const { $anchor, $head } = selection;
  if (!(selection instanceof TextSelection) || !(isSelecting || selection.empty)) return false;
  const step = way === "down" ? 1 : -1;
  const next = Selection.findFrom(doc.resolve(step > 0 ? $head.after() : $head.before()), step);
  if (!(next instanceof TextSelection)) return false;
  const { $head: $next } = next;
  let depth = $head.sharedDepth($next.pos) + 1;
  while (depth <= $next.depth && !isScrolled($next.node(depth))) depth += 1;
  if (depth > $next.depth || !view.endOfTextblock(way)) return false;
  const line = view.coordsAtPos($next.pos);
  // A source that is not shown.
  if (line.top === line.bottom) return false;
  const found = view.posAtCoords({ left: view.coordsAtPos($head.pos).left, top: (line.top + line.bottom) / 2 })?.pos;
  const isInside = found !== undefined && found > $next.before(depth) && found < $next.after(depth);
  const $to = isInside ? Selection.near(doc.resolve(found), step).$head : $next;
  view.dispatch(tr.setSelection(TextSelection.between(isSelecting ? $anchor : $to, $to)).scrollIntoView());
  return true;
}

function isScrolled({ type, attrs }: Node): boolean {
  return type.spec["tableRole"] === "table" || (type.spec.code === true && attrs["wrap"] === false);
}
