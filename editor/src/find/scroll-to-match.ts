import type { EditorView } from "@tiptap/pm/view";
import { drawTo } from "../layout/late-blocks.ts";
import type { Range } from "./highlights.ts";

/** Bars at the edges of the window cover this much of it. */
const covered = { top: 180, bottom: 60 };

export function scrollToMatch(view: EditorView, { from }: Range) {
  drawTo(view, from);
  const { top, bottom } = view.coordsAtPos(from, 1);
  if (top >= covered.top && bottom <= innerHeight - covered.bottom) return;
  const { node } = view.domAtPos(from, 1);
  const block = node instanceof Element ? node : node.parentElement;
  const match = view.dom.querySelector(".weft-found.is-current") ?? block;
  match?.scrollIntoView({ block: "center", inline: "nearest" });
}
