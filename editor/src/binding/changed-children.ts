import { Fragment, type Node } from "@tiptap/pm/model";
import * as Y from "yjs";
import type { Change, HasToWait } from "./find-changes.ts";
import { readElement, readPlaceholder } from "./read-node.ts";
import { isRepetition } from "./repetition.ts";
import { isSplitOrJoined } from "./split-or-joined.ts";
import type { TwinList } from "./twin-list.ts";
import type { Twin, Twins } from "./twins.ts";

/** Children beside each other that are replaced together, or one that only changes inside. */
export interface Run {
  isReplaced: boolean;
  /** Where it begins, from where the children do. */
  offset: number;
  /** The index of the first of those that are shown so far. */
  index: number;
  children: { child: Twin; state: "gone" | "stays" | "anew" }[];
  before: Node[];
  after: Node[];
}

/**
 * What becomes of the children of a block, in their order; those that came are in its list then, with no size yet.
 * `undefined` when the schema does not allow the outcome: then the list has neither what came nor what went.
 */
export function planChildren(
  twins: Twins,
  twin: Twin,
  node: Node,
  { came, gone, again, below }: Change,
  hasToWait: HasToWait,
): Run[] | undefined {
  const list = twin.children as TwinList;
  const fresh = new Set(came.map((item) => insert(twins, item, twin)));
  const flagged = new Set([...fresh, ...gone, ...again]);
  let freshBefore = 0;
  const touched = [...new Set([...flagged, ...below])]
    .map((child) => ({ ...list.placeOf(child), child }))
    .toSorted((one, other) => one.index - other.index)
    .map(({ child, index, offset }): Touched => {
      const before = fresh.has(child) ? undefined : node.child(index - freshBefore);
      const place = { child, index, offset, freshBefore, before, isFlagged: flagged.has(child) };
      freshBefore += Number(fresh.has(child));
      return { ...place, after: place.isFlagged && !gone.has(child) ? read(child, node) : undefined, movesTo: [] };
    });
  if (flagged.size > 0) {
    touched.forEach((place, at) => {
      if (!place.isFlagged && !hasToWait(place.child, "anew"))
        place.movesTo = [-1, 1].filter((direction) => isMoved(touched, at, direction, node));
    });
  }
  const runs: Run[] = [];
  let isAllowed = true;
  // Of a type that is no repetition all go together, but for what must not be drawn anew between them.
  const isOne = flagged.size > 0 && !isRepetition(node.type);
  const isFree = (from: number, to: number) => list.slice(from, to).every((child) => !hasToWait(child, "anew"));
  for (const places of stretchesOf(touched, (from, to) => isOne && isFree(from, to))) {
    const [{ index: from, offset, freshBefore: skipped }] = places as [Touched];
    const isReplaced = places.some(({ isFlagged }) => isFlagged);
    const run: Run = { isReplaced, offset, index: from - skipped, children: [], before: [], after: [] };
    const known = new Map(places.map((place) => [place.child, place]));
    for (const child of list.slice(from, (places.at(-1) as Touched).index + 1)) {
      const place = known.get(child);
      const before = place ? place.before : node.child(run.index + run.before.length);
      if (before) run.before.push(before);
      const isOld = before && !(place?.isFlagged || (isReplaced && place && place.movesTo.length > 0));
      if (gone.has(child)) run.children.push({ child, state: "gone" });
      else run.children.push({ child, state: isOld ? "stays" : "anew" });
      const after = isOld ? before : (place?.after ?? (gone.has(child) ? undefined : read(child, node)));
      if (after) run.after.push(after);
      else isAllowed &&= gone.has(child);
    }
    runs.push(run);
  }
  if (isAllowed && mayStand(node, runs, fresh.size - gone.size)) return runs;
  for (const child of [...fresh, ...gone]) twins.remove(child);
  return undefined;
}

interface Touched {
  child: Twin;
  index: number;
  offset: number;
  /** How many of those that came are before it. */
  freshBefore: number;
  before: Node | undefined;
  after: Node | undefined;
  /** It came, went, or is shown as something else. */
  isFlagged: boolean;
  /** Of one that goes on: on which sides words went to those that came, or came from those that went. */
  movesTo: readonly number[];
}

function isMoved(touched: readonly Touched[], at: number, direction: number, parent: Node): boolean {
  const { child, before } = touched[at] as Touched;
  const came: Node[] = [];
  const gone: Node[] = [];
  for (let next = at + direction; isBeside(touched, next - direction, next); next += direction) {
    const { before: old, after: current } = touched[next] as Touched;
    if (current) came.push(current);
    else if (old) gone.push(old);
  }
  const after = came.length + gone.length > 0 ? read(child, parent) : undefined;
  return (
    before !== undefined &&
    after !== undefined &&
    isSplitOrJoined(before, after, { came, gone, isBehind: direction > 0 })
  );
}

function isBeside(touched: readonly Touched[], at: number, next: number): boolean {
  const [one, other] = [touched[at], touched[next]];
  return one !== undefined && other?.isFlagged === true && Math.abs(one.index - other.index) === 1;
}

/** Neighbours go together: a paragraph that lost words to a new one beside it was split. */
function stretchesOf(touched: readonly Touched[], mayJoin: (from: number, to: number) => boolean): Touched[][] {
  const stretches: Touched[][] = [];
  for (const place of touched) {
    const stretch = stretches.at(-1);
    const last = stretch?.at(-1);
    const isNeighbour =
      last &&
      place.index === last.index + 1 &&
      (last.isFlagged || last.movesTo.includes(1)) &&
      (place.isFlagged || place.movesTo.includes(-1));
    if (stretch && last && (isNeighbour || mayJoin(last.index, place.index + 1))) stretch.push(place);
    else stretches.push([place]);
  }
  return stretches;
}

function insert(twins: Twins, item: Y.Item, parent: Twin): Twin {
  const twin = twins.add((item.content as Y.ContentType).type as unknown as Y.XmlElement, 0, parent);
  let before: Twin | undefined;
  for (let left = item.left; left && !before; left = left.left) {
    const { content } = left;
    const neighbour = content instanceof Y.ContentType ? twins.get(content.type) : undefined;
    if (neighbour?.parent === parent && neighbour.part) before = neighbour;
  }
  twins.insert(twin, before);
  return twin;
}

function read({ type }: Twin, { type: parent }: Node): Node | undefined {
  if (type instanceof Y.XmlText && type.length === 0) return undefined;
  const node = type instanceof Y.XmlElement ? readElement(type, parent.schema) : undefined;
  const mayBe = node && (!isRepetition(parent) || parent.contentMatch.matchType(node.type));
  const shown = mayBe ? node : readPlaceholder(type as Y.XmlElement, parent.schema, false);
  return shown && shown.marks.length > 0 ? shown.mark(parent.allowedMarks(shown.marks)) : shown;
}

function mayStand({ type, content }: Node, runs: readonly Run[], growth: number): boolean {
  const { contentMatch } = type;
  const replaced = runs.filter(({ isReplaced }) => isReplaced);
  if (replaced.length === 0) return true;
  if (isRepetition(type)) {
    const isEmpty = content.childCount + growth === 0;
    return (
      (!isEmpty || contentMatch.validEnd) &&
      replaced.every(({ after }) => after.every((child) => contentMatch.matchType(child.type)))
    );
  }
  const children = [...content.content];
  for (const { index, before, after } of replaced.toReversed()) children.splice(index, before.length, ...after);
  return contentMatch.matchFragment(Fragment.fromArray(children))?.validEnd ?? false;
}
