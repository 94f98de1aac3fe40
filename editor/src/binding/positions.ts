import type { Node } from "@tiptap/pm/model";
import * as Y from "yjs";
import { indexAt, piecesOf, shownIn } from "./pieces.ts";
import type { ShownPart } from "./shown-items.ts";
import type { Twin, Twins } from "./twins.ts";
import type { TwinList } from "./twin-list.ts";

/** Sticks to the character or block before a position, or to the one behind it. */
export type Side = -1 | 1;

/** What a position of ProseMirror stands on, in ids of Yjs that every replica has; as stock carets tell it. */
export function toRelativePosition(twins: Twins, position: number, side: Side): Y.RelativePosition {
  let twin = twins.root;
  let node = twins.document;
  let offset = position;
  while (!node.inlineContent) {
    const list = twins.childrenOf(twin, node);
    if (list === "mended") break;
    const place = list.atOffset(offset);
    const isInside = place.twin && offset > place.offset;
    const child = isInside ? node.child(place.index) : undefined;
    if (!child || child.isAtom) return besideChild(twin, list, place.index, side);
    offset -= place.offset + 1;
    twin = place.twin as Twin;
    node = child;
  }
  if (!node.inlineContent) return endOf(twin.type, side);
  return amongWords(twin.type as Y.XmlElement, node, offset, side);
}

/** `undefined` while what it stands on has not come, or is in another root. */
export function toPosition(twins: Twins, relative: Y.RelativePosition): number | undefined {
  const { store } = twins.root.type.doc as Y.Doc;
  const { item: id, type: typeId, tname, assoc } = relative;
  if (id) {
    const found = find(store, id);
    return found && positionOf(twins, found.item, found.diff, assoc);
  }
  if (typeId) {
    const content = find(store, typeId)?.item.content;
    return content instanceof Y.ContentType ? edgeOf(twins, content.type, assoc) : undefined;
  }
  return tname !== null && (twins.root.type.doc?.share.get(tname) as unknown) === twins.root.type
    ? edgeOf(twins, twins.root.type, assoc)
    : undefined;
}

function besideChild({ type }: Twin, list: TwinList, index: number, side: Side): Y.RelativePosition {
  const neighbour = list.at(side < 0 ? index - 1 : index).twin?.type._item;
  return neighbour ? relativeTo(type, neighbour.id, side) : endOf(type, side);
}

function amongWords(block: Y.XmlElement, node: Node, offset: number, side: Side): Y.RelativePosition {
  const shown = shownIn(node);
  const pieces = piecesOf(block, node, shown).filter(({ item }) => !item.deleted);
  const texts = pieces.filter(({ type }) => type instanceof Y.XmlText);
  const before = texts.find(({ start, size }) => start < offset && offset <= start + size);
  const behind = texts.find(({ start, size }) => start <= offset && offset < start + size);
  const piece = (side < 0 ? (before ?? behind) : (behind ?? before)) ?? texts.find(({ start }) => start === offset);
  if (!piece) {
    const index = pieces.findIndex(({ start, size }) => offset < start + size);
    return Y.createRelativePositionFromTypeIndex(block, index < 0 ? pieces.length : index, side);
  }
  const text = piece.type as Y.XmlText;
  return Y.createRelativePositionFromTypeIndex(text, indexAt(text, offset - piece.start, shown), side);
}

function relativeTo(type: Twin["type"], item: Y.ID, side: Side): Y.RelativePosition {
  const name = type._item ? null : Y.findRootTypeKey(type);
  return new Y.RelativePosition(type._item?.id ?? null, name, item, side);
}

function endOf(type: Twin["type"], side: Side): Y.RelativePosition {
  return new Y.RelativePosition(type._item?.id ?? null, type._item ? null : Y.findRootTypeKey(type), null, side);
}

/** An item, or what an undo made in its place. */
function find(store: Y.Doc["store"], id: Y.ID): { item: Y.Item; diff: number } | undefined {
  let next: Y.ID | null = id;
  let found: { item: Y.Item; diff: number } | undefined;
  while (next) {
    if (Y.getState(store, next.client) <= next.clock) return found;
    const item = Y.getItem(store, next) as Y.Item | Y.GC;
    if (!(item instanceof Y.Item)) return found;
    const diff: number = next.clock - item.id.clock;
    found = { item, diff };
    next = item.redone && Y.createID(item.redone.client, item.redone.clock + diff);
  }
  return found;
}

function positionOf(twins: Twins, item: Y.Item, diff: number, assoc: number): number | undefined {
  const parent = item.parent as Twin["type"];
  const isBehind = assoc < 0 && !item.deleted;
  if (parent instanceof Y.XmlText) {
    return inText(twins, parent, (shown) => {
      let offset = Math.min(sizeOf(item, shown), diff + Number(isBehind));
      for (let left = item.left; left; left = left.left) offset += sizeOf(left, shown);
      return offset;
    });
  }
  const [found, node] = deepest(twins, parent) ?? [];
  if (!found || !node) return undefined;
  if (found.type !== parent) return twins.startOf(found);
  if (node.inlineContent) {
    const pieces = piecesOf(parent as Y.XmlElement, node, shownIn(node));
    const piece = pieces.findLast(({ item: other }) => other === item || isBefore(other, item));
    const offset = piece ? piece.start + (piece.item === item && !isBehind ? 0 : piece.size) : 0;
    return twins.contentStart(found) + offset;
  }
  const list = twins.childrenOf(found, node);
  let sibling: Y.Item | null = item;
  while (sibling && !(sibling.content instanceof Y.ContentType && twins.get(sibling.content.type)))
    sibling = sibling.left;
  const twin = sibling && twins.get((sibling.content as Y.ContentType).type);
  if (!twin || list === "mended") return twins.contentStart(found);
  return twins.startOf(twin) + (sibling === item && !isBehind ? 0 : twin.size);
}

function isBefore(one: Y.Item, other: Y.Item): boolean {
  for (let item = one.right; item; item = item.right) if (item === other) return true;
  return false;
}

/** `offsetOf` counts what is shown of the text before the place. */
function inText(twins: Twins, text: Y.XmlText, offsetOf: (shown: ShownPart) => number): number | undefined {
  const block = text.parent as Twin["type"] | null;
  const [twin, node] = (block && deepest(twins, block)) ?? [];
  if (!twin || !node || text._item?.deleted) return undefined;
  if (twin.type !== block || !node.inlineContent) return twins.startOf(twin);
  const shown = shownIn(node);
  const piece = piecesOf(block as Y.XmlElement, node, shown).find(({ type }) => type === text);
  return twins.contentStart(twin) + Math.min((piece?.start ?? 0) + offsetOf(shown), node.content.size);
}

function sizeOf(item: Y.Item, shown: ShownPart): number {
  return shown(item).reduce((size, [from, to]) => size + to - from, 0);
}

function edgeOf(twins: Twins, type: unknown, assoc: number): number | undefined {
  if (type instanceof Y.XmlText) return inText(twins, type, () => (assoc < 0 ? 0 : type.length));
  const [twin, node] = deepest(twins, type as Twin["type"]) ?? [];
  if (!twin || !node) return undefined;
  if (twin.type !== type || node.isLeaf) return twins.startOf(twin);
  return twins.contentStart(twin) + (assoc < 0 ? 0 : node.content.size);
}

/** The twin of a type, or of the nearest that is shown and holds it. */
function deepest(twins: Twins, type: Twin["type"]): [Twin, Node] | undefined {
  const path: unknown[] = [];
  for (let current: unknown = type; current !== twins.root.type; current = (current as Twin["type"]).parent) {
    if (!(current instanceof Y.AbstractType) || current._item?.deleted) return undefined;
    path.unshift(current);
  }
  let twin = twins.root;
  let node = twins.document;
  for (const next of path) {
    if (node.inlineContent || node.isAtom) break;
    const list = twins.childrenOf(twin, node);
    const child = list === "mended" ? undefined : twins.get(next);
    if (list === "mended" || child?.parent !== twin) break;
    node = node.child(list.placeOf(child).index);
    twin = child;
  }
  return [twin, node];
}
