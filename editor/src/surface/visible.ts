import type { EditorView } from "@tiptap/pm/view";

export interface VisibleRange {
  readonly from: number;
  readonly to: number;
  /** Nothing is known of what can be seen. */
  readonly isAll: boolean;
}

/** What of the text is in the window, with as much before and behind it as `screens` says. */
export function visibleRange(view: EditorView, screens = 1): VisibleRange {
  const box = view.dom.getBoundingClientRect();
  const all = view.state.doc.content.size;
  if (box.bottom <= 0 || box.top >= innerHeight) return { from: 0, to: all, isAll: true };
  const first = positionAt(view, 1);
  const last = positionAt(view, innerHeight - 1);
  const more = Math.abs(last - first) * screens;
  return { from: Math.max(0, Math.min(first, last) - more), to: Math.max(first, last) + more, isAll: false };
}

/** Where the text is at a height of the window. */
export function positionAt(view: EditorView, height: number): number {
  const box = view.dom.getBoundingClientRect();
  if (height <= box.top) return 0;
  if (height >= box.bottom) return view.state.doc.content.size;
  return view.posAtCoords({ left: box.left + box.width / 2, top: height })?.pos ?? 0;
}
