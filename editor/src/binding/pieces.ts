import type { Node } from "@tiptap/pm/model";
import * as Y from "yjs";
import { sizeOfAtom } from "./atoms.ts";
import { shownNow, type ShownPart } from "./shown-items.ts";
import { unknownNames } from "./unknown-content.ts";

/** A text or an element in a block of text, and where in the block what is shown of it stands. */
export interface Piece {
  item: Y.Item;
  type: Y.XmlText | Y.XmlElement;
  start: number;
  size: number;
}

/** What a block shows of what is alive: without placeholders no more than the characters of its texts. */
export function shownIn({ type }: Node): ShownPart {
  const placeholder = type.schema.nodes[unknownNames.inline];
  return placeholder && type.contentMatch.matchType(placeholder) ? shownNow : shownWords;
}

const shownWords: ShownPart = (item) =>
  item.parent instanceof Y.XmlText && !(item.content instanceof Y.ContentString) ? [] : shownNow(item);

/** What a block of text is made of. `shown` says which of it `block` shows. */
export function piecesOf(element: Y.XmlElement, block: Node, shown: ShownPart): Piece[] {
  const pieces: Piece[] = [];
  let start = 0;
  for (let item = element._start; item; item = item.right) {
    if (!(item.content instanceof Y.ContentType)) continue;
    const type = item.content.type as unknown as Piece["type"];
    const size =
      type instanceof Y.XmlText ? sizeOfText(type, shown) : shown(item).length > 0 ? sizeOfAtom(block, start, item) : 0;
    if (item.deleted && size === 0) continue;
    pieces.push({ item, type, start, size });
    start += size;
  }
  return pieces;
}

/** A stretch of what is shown of a text, as stretches of what is alive in Yjs: its index there and its length. */
export function livingIn(
  text: Y.XmlText,
  from: number,
  to: number,
  shown: ShownPart,
): { index: number; length: number }[] {
  const found: { index: number; length: number }[] = [];
  let [offset, index] = [0, 0];
  for (let item = text._start; item && offset < to; item = item.right) {
    const isAlive = !item.deleted && item.countable;
    for (const [start, end] of shown(item)) {
      const [first, last] = [Math.max(from - offset, 0) + start, Math.min(to - offset, end - start) + start];
      offset += end - start;
      if (isAlive && first < last) found.push({ index: index + first, length: last - first });
    }
    if (isAlive) index += item.length;
  }
  return found;
}

/** The index in Yjs right behind the character that is shown before an offset. */
export function indexAt(text: Y.XmlText, wanted: number, shown: ShownPart): number {
  if (wanted === 0) return 0;
  let [offset, index] = [0, 0];
  for (let item = text._start; item; item = item.right) {
    const isAlive = !item.deleted && item.countable;
    for (const [start, end] of shown(item)) {
      if (offset + end - start >= wanted) return isAlive ? index + start + wanted - offset : index;
      offset += end - start;
    }
    if (isAlive) index += item.length;
  }
  return index;
}

function sizeOfText(text: Y.XmlText, shown: ShownPart): number {
  let size = 0;
  for (let item = text._start; item; item = item.right) for (const [from, to] of shown(item)) size += to - from;
  return size;
}
