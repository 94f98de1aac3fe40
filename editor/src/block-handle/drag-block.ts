import { type Node, NodeRange, type Slice } from "@tiptap/pm/model";
import { NodeSelection, Plugin, PluginKey, type Selection, TextSelection } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { selectBlock } from "./block-commands.ts";
import { blocksAt, nodesOf } from "./blocks-at.ts";
import { dropTarget, fittedAt } from "./drop-target.ts";
import type { Movable } from "./movable.ts";

/** What is dragged by a handle, and where it is by now. */
interface HandleDrag {
  readonly slice: Slice;
  readonly blocks: readonly Node[];
  readonly start: number;
  readonly end: number;
}

const key = new PluginKey<HandleDrag | null>("handleDrag");
const margins = new WeakMap<EditorView, AbortController>();

/** Follows what is dragged through what others write, and puts it where it is dropped. */
export function handleDrags(): Plugin {
  return new Plugin<HandleDrag | null>({
    key,
    props: { handleDrop: (view, event, _slice, isMoved) => dropBlocks(view, event, isMoved) },
    state: {
      init: () => null,
      apply(tr, drag) {
        const meta = tr.getMeta(key) as HandleDrag | undefined;
        if (meta || !drag || !tr.docChanged) return meta ?? drag;
        return { ...drag, start: tr.mapping.map(drag.start), end: tr.mapping.map(drag.end, -1) };
      },
    },
  });
}

/** Gives a block to the mouse, or all that are selected with it. */
export function dragBlock(view: EditorView, { position }: Movable, data: DataTransfer) {
  const range = blocksAt(view.state, position);
  if (!range) return;
  const blocks = nodesOf(range);
  if (blocks.length === 1) view.dispatch(view.state.tr.setSelection(NodeSelection.create(view.state.doc, position)));
  else selectBlock(position)(view.state, view.dispatch);
  const slice = view.state.doc.slice(range.start, range.end, true);
  const { dom, text } = view.serializeForClipboard(slice);
  data.clearData();
  data.setData("text/html", dom.innerHTML);
  data.setData("text/plain", text);
  data.effectAllowed = "copyMove";
  const shown = view.nodeDOM(position);
  if (shown instanceof Element) data.setDragImage(shown, 0, 0);
  view.dragging = { slice, move: false };
  const { start, end } = range;
  view.dispatch(view.state.tr.setMeta(key, { slice, blocks, start, end } satisfies HandleDrag));
  takeMargins(view);
}

export function stopDragging(view: EditorView) {
  view.dragging = null;
  margins.get(view)?.abort();
}

/** Where what is dragged by a handle would come, `null` if nowhere; `undefined` when something else is dragged. */
export function handleTarget(view: EditorView, event: MouseEvent): number | null | undefined {
  const drag = dragIn(view);
  if (!drag) return undefined;
  const target = dropTarget(view, drag.blocks, event);
  const range = rangeOf(view.state.doc, drag);
  const isInItself = target !== undefined && range && target > range.start && target < range.end;
  return isInItself ? null : (target ?? null);
}

/** Puts what is dragged by a handle where the line is. One that others have deleted meanwhile comes back as it was. */
function dropBlocks(view: EditorView, event: MouseEvent, isMoved: boolean): boolean {
  const drag = dragIn(view);
  const target = handleTarget(view, event);
  if (!drag || target === undefined) return false;
  const range = rangeOf(view.state.doc, drag);
  const isThere = range && target !== null && target >= range.start && target <= range.end;
  if (target === null || (isMoved && isThere)) return true;
  const blocks = range ? nodesOf(range) : drag.blocks;
  const tr = view.state.tr;
  if (isMoved && range) tr.deleteRange(range.start, range.end);
  const start = tr.mapping.map(target);
  const content = fittedAt(tr.doc, start, blocks);
  tr.insert(start, content);
  tr.setSelection(droppedIn(tr.doc, start, start + content.size, blocks.length));
  view.focus();
  view.dispatch(tr.setMeta("uiEvent", "drop"));
  return true;
}

function dragIn(view: EditorView): HandleDrag | undefined {
  const drag = key.getState(view.state);
  return drag && view.dragging?.slice === drag.slice ? drag : undefined;
}

function rangeOf(doc: Node, { start, end }: HandleDrag): NodeRange | undefined {
  if (start >= end) return undefined;
  const [$start, $end] = [doc.resolve(start), doc.resolve(end)];
  return $start.sameParent($end) && !$start.parent.inlineContent
    ? new NodeRange($start, $end, $start.depth)
    : undefined;
}

function droppedIn(doc: Node, start: number, end: number, count: number): Selection {
  const { nodeAfter } = doc.resolve(start);
  if (count === 1 && nodeAfter && NodeSelection.isSelectable(nodeAfter)) return NodeSelection.create(doc, start);
  return TextSelection.between(doc.resolve(start), doc.resolve(end));
}

/** Beside the text, where the handles are, it is as in the text. */
function takeMargins(view: EditorView) {
  const ending = new AbortController();
  margins.set(view, ending);
  const page = view.dom.closest(".weft") ?? view.dom;
  const pass = (event: Event) => {
    // What it was dropped on in the text may have gone by now.
    if (!(event instanceof DragEvent) || event.defaultPrevented) return;
    const { top, bottom, left, right } = view.dom.getBoundingClientRect();
    if (event.clientY < top || event.clientY > bottom) return;
    event.preventDefault();
    const { clientY, dataTransfer, altKey, ctrlKey } = event;
    const clientX = Math.min(Math.max(event.clientX, left + 1), right - 1);
    view.dom.dispatchEvent(new DragEvent(event.type, { clientX, clientY, dataTransfer, altKey, ctrlKey }));
  };
  for (const type of ["dragover", "drop"]) page.addEventListener(type, pass, { signal: ending.signal });
}
