import { Selection, TextSelection } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { hiddenPartOf } from "./foldable.ts";
import { hidersOf } from "./folds.ts";

/** An arrow key at the edge of a block does not lead into what is hidden, but past it. */
export function stepOver(view: EditorView, key: "left" | "right" | "up" | "down"): boolean {
  const { selection } = view.state;
  if (!(selection instanceof TextSelection) || !selection.empty || !view.endOfTextblock(key)) return false;
  const { $head } = selection;
  const isForward = key === "down" || (key !== "up" && $head.parentOffset === $head.parent.content.size);
  const target = isForward ? placeAfter(view, $head.after()) : placeBefore(view, $head.before());
  if (!target) return false;
  view.dispatch(view.state.tr.setSelection(target).scrollIntoView());
  return true;
}

function placeAfter({ state }: EditorView, from: number): Selection | undefined {
  let next = Selection.findFrom(state.doc.resolve(from), 1);
  let isPast = false;
  for (;;) {
    const hider = next ? hidersOf(state, next.from)[0] : undefined;
    const end = hider && hiddenPartOf(state.doc, hider).at(-1)?.[1];
    if (end === undefined) break;
    isPast = true;
    next = Selection.findFrom(state.doc.resolve(end), 1);
  }
  return isPast ? (next ?? undefined) : undefined;
}

function placeBefore({ state }: EditorView, from: number): Selection | undefined {
  const previous = Selection.findFrom(state.doc.resolve(from), -1);
  const hider = previous && hidersOf(state, previous.from)[0];
  return hider ? TextSelection.create(state.doc, hider.headEnd) : undefined;
}
