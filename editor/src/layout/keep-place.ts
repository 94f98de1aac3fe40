import type { Transaction } from "@tiptap/pm/state";
import type { Mappable } from "@tiptap/pm/transform";
import type { EditorView } from "@tiptap/pm/view";
import { hasUnreadEdits } from "../changes/read-selection.ts";
import { scrollerOf } from "./scroller-of.ts";

/** Said by the text when it was scrolled so that what one looks at stays where it is. */
export const placeKept = "weft-place-kept";

/** Letters, about: what has fewer is not high enough to begin far above the window. */
const fewest = 400;
/** CSS pixels from the upper edge of the window to the line that stays. */
const inset = 8;

/** {@link keepPlace} for an edit of others. What it returns is called when the edit is shown. */
export function keepPlaceInEdit(view: EditorView, tr: Transaction): (() => void) | undefined {
  const change = tr.before.content.findDiffStart(tr.doc.content);
  return change === null ? undefined : keepPlace(view, [change], tr.mapping);
}

/**
 * Keeps the line at the upper edge of the window where it is when something changes above it in the same block: browsers
 * do so when something changes in blocks above. Within a paragraph, code or a table they do not, or are wrong: they hold
 * on to the piece of text that a caret of others has cut off, wherever that begins. What it returns is called when the
 * change is shown.
 */
export function keepPlace(view: EditorView, changes: readonly number[], mapping?: Mappable): (() => void) | undefined {
  if (hasUnreadEdits(view)) return undefined;
  const line = changes.map((change) => lineBelow(change, view)).find((found) => found !== undefined);
  if (line === undefined) return undefined;
  const height = view.coordsAtPos(line).top;
  return () => {
    const moved = view.coordsAtPos(mapping?.map(line, -1) ?? line).top - height;
    if (Math.abs(moved) < 0.1) return;
    scrollerOf(view.dom).scrollBy({ top: moved, behavior: "instant" });
    view.dom.dispatchEvent(new Event(placeKept));
  };
}

/** A position in the line at the edge, when the change is above it in the same block. */
function lineBelow(change: number, view: EditorView): number | undefined {
  const { doc: document } = view.state;
  if (change >= document.content.size) return undefined;
  const $change = document.resolve(change);
  if (document.child($change.index(0)).nodeSize < fewest) return undefined;
  const line = lineAtEdge(view, $change.posAtIndex($change.index(0), 0));
  return line !== undefined && line > change ? line : undefined;
}

/** A position in the first line of a block that is in sight, when it begins above that. */
function lineAtEdge(view: EditorView, block: number): number | undefined {
  const shown = view.nodeDOM(block);
  if (!(shown instanceof HTMLElement)) return undefined;
  const { top, bottom, left, right } = shown.getBoundingClientRect();
  const edge = edgeOf(view) + inset;
  if (top >= edge || bottom <= edge) return undefined;
  return view.posAtCoords({ left: Math.min(left + 3 * inset, (left + right) / 2), top: edge })?.pos;
}

/** Of what scrolls, or of what lies over it. */
function edgeOf(view: EditorView): number {
  const head = document.querySelector<HTMLElement>("[data-head]");
  const covered = head && getComputedStyle(head).position === "sticky" ? head.getBoundingClientRect().bottom : 0;
  const scroller = scrollerOf(view.dom);
  return Math.max(covered, scroller === document.scrollingElement ? 0 : scroller.getBoundingClientRect().top);
}
