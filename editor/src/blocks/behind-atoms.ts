import { Extension } from "@tiptap/core";
import type { ResolvedPos } from "@tiptap/pm/model";
import { Selection, TextSelection } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { headOf } from "./go-to-line.ts";

/**
 * Arrow keys lead behind a name, a date or a formula that ends the text one comes to. Firefox leads before it, where words
 * would be written that belong behind.
 */
export const behindAtoms = Extension.create({
  name: "behindAtoms",
  // After all that knows more about such a block.
  priority: 20,
  addKeyboardShortcuts: () => ({
    ArrowLeft: ({ editor: { view } }) => goBack(view, "left", false),
    ArrowRight: ({ editor: { view } }) => goBack(view, "right", false),
    ArrowUp: ({ editor: { view } }) => goUp(view, false),
    "Shift-ArrowLeft": ({ editor: { view } }) => goBack(view, "left", true),
    "Shift-ArrowRight": ({ editor: { view } }) => goBack(view, "right", true),
    "Shift-ArrowUp": ({ editor: { view } }) => goUp(view, true),
  }),
});

/** From the beginning of a text to the end of the one before. */
function goBack(view: EditorView, side: "left" | "right", isSelecting: boolean): boolean {
  const $head = headOf(view, isSelecting);
  const $end = $head?.parentOffset === 0 ? endBehindAtom($head) : undefined;
  return (
    $head !== undefined && $end !== undefined && side === sideOfBeginning(view, $head) && go(view, $end, isSelecting)
  );
}

/** From the first line of a text to the last one before, when that ends further to the side where lines begin. */
function goUp(view: EditorView, isSelecting: boolean): boolean {
  const $head = headOf(view, isSelecting);
  const $end = $head && endBehindAtom($head);
  if (!$end || !view.endOfTextblock("up")) return false;
  const beyond = view.coordsAtPos($head.pos).left - view.coordsAtPos($end.pos).left;
  const isBeyond = sideOfBeginning(view, $end) === "left" ? beyond >= 0 : beyond <= 0;
  return isBeyond && go(view, $end, isSelecting);
}

/** The end of the text before, when it ends with something that is not text. */
function endBehindAtom($head: ResolvedPos): ResolvedPos | undefined {
  const before = Selection.findFrom($head.doc.resolve($head.before()), -1);
  if (!(before instanceof TextSelection)) return undefined;
  const last = before.$head.nodeBefore;
  return last && !last.isText && last.type.name !== "hardBreak" ? before.$head : undefined;
}

function sideOfBeginning(view: EditorView, $place: ResolvedPos): "left" | "right" {
  const block = view.nodeDOM($place.before());
  return block instanceof Element && getComputedStyle(block).direction === "rtl" ? "right" : "left";
}

function go(view: EditorView, $to: ResolvedPos, isSelecting: boolean): boolean {
  const { tr, selection } = view.state;
  const next = TextSelection.between(isSelecting ? selection.$anchor : $to, $to);
  view.dispatch(tr.setSelection(next).scrollIntoView());
  return true;
}
