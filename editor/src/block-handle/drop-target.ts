import { Fragment, type Node } from "@tiptap/pm/model";
import type { EditorView } from "@tiptap/pm/view";
import { isList } from "../blocks/list-items.ts";
import { isHeaded } from "./block-commands.ts";

interface Point {
  readonly clientX: number;
  readonly clientY: number;
}

interface Shown {
  readonly node: Node;
  readonly position: number;
  readonly box: DOMRect;
}

const frames = new Set(["blockquote", "callout", "detailsContent", "columns", "column"]);
/** CSS pixels at the upper and the lower edge of a frame that are not in it. */
const rim = 5;

/**
 * Where blocks that are dragged by a handle would come: before or behind the block in whose upper or lower half the pointer
 * is, wherever it is across. `undefined` where they fit nowhere.
 */
export function dropTarget(view: EditorView, blocks: readonly Node[], point: Point): number | undefined {
  const content = Fragment.fromArray([...blocks]);
  const { doc } = view.state;
  const isDirect = (at: number) => fits(doc, at, content);
  const places = placesAt(view, point);
  // Between items words become an item; before the first and behind the last they need not.
  const direct = places.find((at) => isDirect(at) || (isBetween(doc, at) && wrappingAt(doc, at, content)));
  return direct ?? places.find((at) => wrappingAt(doc, at, content));
}

/** What is to be put at a place that was found: items outside of their list, and words in one, are wrapped. */
export function fittedAt(doc: Node, at: number, blocks: readonly Node[]): Fragment {
  const content = Fragment.fromArray([...blocks]);
  if (fits(doc, at, content)) return content;
  const wrapping = wrappingAt(doc, at, content) ?? [];
  return wrapping.reduceRight((inner, type) => Fragment.from(type.create(null, inner)), content);
}

function fits(doc: Node, at: number, content: Fragment): boolean {
  const $at = doc.resolve(at);
  return $at.parent.canReplace($at.index(), $at.index(), content);
}

function wrappingAt(doc: Node, at: number, { firstChild }: Fragment) {
  const $at = doc.resolve(at);
  const found = firstChild && $at.parent.contentMatchAt($at.index()).findWrapping(firstChild.type);
  const outer = found?.[0];
  return outer && $at.parent.canReplaceWith($at.index(), $at.index(), outer) ? found : undefined;
}

function isBetween(doc: Node, at: number): boolean {
  const { nodeBefore, nodeAfter } = doc.resolve(at);
  return nodeBefore !== null && nodeAfter !== null;
}

/** The innermost first. */
function placesAt(view: EditorView, { clientX, clientY }: Point): number[] {
  const text = view.dom.getBoundingClientRect();
  const left = Math.min(Math.max(clientX, text.left + 1), text.right - 1);
  const top = Math.min(Math.max(clientY, text.top + 1), text.bottom - 1);
  const found = view.posAtCoords({ left, top });
  if (!found) return [];
  const { doc } = view.state;
  const index = doc.resolve(found.pos).index(0);
  // A document may have thousands of blocks, of which it is one of these.
  return placesIn(view, childrenOf(view, doc, 0, Math.max(0, index - 1), index + 2), { clientX: left, clientY: top });
}

function placesIn(view: EditorView, children: readonly Shown[], point: Point): number[] {
  const child = nearest(children, ({ box }) => distance(point.clientY, box.top, box.bottom));
  if (!child) return [];
  const { node, position, box } = child;
  const beside = isBelowMiddle(box, point) ? position + node.nodeSize : position;
  // Beside what begins with words of its own the rest of it stands.
  if (isHeaded(node)) return placesAround(view, child, point);
  const isInFrame = frames.has(node.type.name) && point.clientY >= box.top + rim && point.clientY <= box.bottom - rim;
  if (!isList(node) && !isInFrame) return [beside];
  return [...placesInside(view, child, point), beside];
}

function placesInside(view: EditorView, { node, position }: Shown, point: Point): number[] {
  const children = childrenOf(view, node, position + 1);
  if (node.type.name !== "columns") return placesIn(view, children, point);
  const column = nearest(children, ({ box }) => distance(point.clientX, box.left, box.right));
  return column ? placesInside(view, column, point) : [];
}

function placesAround(view: EditorView, { node, position }: Shown, point: Point): number[] {
  const [head, ...rest] = childrenOf(view, node, position + 1);
  const behind = position + node.nodeSize;
  if (head && !isBelowMiddle(head.box, point)) return [position];
  const [next] = rest;
  if (!next) return [behind];
  const isInRest = point.clientY >= next.box.top;
  const inner = isInRest ? placesIn(view, rest, point) : [next.position + 1, next.position];
  return [...inner, behind];
}

function childrenOf(view: EditorView, parent: Node, start: number, from = 0, to = parent.childCount): Shown[] {
  const shown: Shown[] = [];
  parent.forEach((node, offset, index) => {
    if (index < from || index >= to) return;
    const element = view.nodeDOM(start + offset);
    const box = element instanceof HTMLElement ? element.getBoundingClientRect() : undefined;
    if (box && box.height > 0) shown.push({ node, position: start + offset, box });
  });
  return shown;
}

function isBelowMiddle({ top, bottom }: DOMRect, { clientY }: Point): boolean {
  return clientY > (top + bottom) / 2;
}

function nearest(children: readonly Shown[], distanceTo: (child: Shown) => number): Shown | undefined {
  const distances = children.map(distanceTo);
  return children[distances.indexOf(Math.min(...distances))];
}

function distance(place: number, start: number, end: number): number {
  return Math.max(start - place, place - end, 0);
}
