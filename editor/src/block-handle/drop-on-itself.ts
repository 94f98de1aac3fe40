import type { NodeSelection } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";

/**
 * Whether what is selected is moved to where it is already. ProseMirror would delete it and put it into what is left of
 * the blocks around it, which then are other ones.
 */
export function isDroppedOnItself(view: EditorView, { clientX, clientY }: MouseEvent, isMoved: boolean): boolean {
  const under = view.posAtCoords({ left: clientX, top: clientY });
  if (!isMoved || !under) return false;
  // What one drags without selecting it first; the types of ProseMirror do not tell of it.
  const { node } = (view.dragging ?? {}) as { node?: NodeSelection };
  return (node ?? view.state.selection).ranges.some(({ $from, $to }) => under.pos >= $from.pos && under.pos <= $to.pos);
}
