import * as Y from "yjs";
import type { AuthoredRun, AuthoredText } from "../api.ts";
import type { Authorship, Written } from "./authorship.ts";

// oxlint-disable-next-line no-explicit-any -- Yjs's own type of any shared type
type Shared = Y.AbstractType<any>;

/** A shared type and the way to it: a root's name, then keys of maps and indices of lists. */
interface Place {
  readonly type: Shared;
  readonly key: string | number;
  readonly parent: Place | undefined;
}

/**
 * For each text of the document that has characters, in its order, who wrote them. Nothing here goes deeper than a
 * loop, as a document may be nested deeper than a stack.
 */
export function authorsOf(document: Y.Doc, authorship: Authorship): AuthoredText[] {
  const texts: AuthoredText[] = [];
  const roots = [...document.share].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const left: Place[] = roots.map(([key, type]) => ({ type, key, parent: undefined })).toReversed();
  for (let place = left.pop(); place; place = left.pop()) {
    const runs: AuthoredRun[] = [];
    for (const item of visibleItems(place.type)) {
      if (item.content instanceof Y.ContentString) addRuns(runs, authorship.of(item));
    }
    if (runs.length > 0) texts.push({ path: pathTo(place), runs });
    left.push(...childrenOf(place).toReversed());
  }
  return texts;
}

function* visibleItems(type: Shared): Generator<Y.Item> {
  for (let item = type._start; item; item = item.right) if (!item.deleted) yield item;
}

function addRuns(runs: AuthoredRun[], pieces: Iterable<{ length: number; mark: Written | undefined }>) {
  for (const { length, mark } of pieces) {
    const user = mark?.user ?? null;
    const time = mark?.time ?? null;
    const last = runs.at(-1);
    if (last && last.user === user && last.time === time) last.length += length;
    else runs.push({ length, user, time });
  }
}

/** Below maps first, then below lists, each in its order. */
function childrenOf(parent: Place): Place[] {
  const children: Place[] = [];
  for (const [key, item] of parent.type._map) {
    if (!item.deleted && item.content instanceof Y.ContentType) children.push({ type: item.content.type, key, parent });
  }
  let index = 0;
  for (const item of visibleItems(parent.type)) {
    if (item.content instanceof Y.ContentType) children.push({ type: item.content.type, key: index, parent });
    if (item.countable) index += item.length;
  }
  return children;
}

function pathTo(place: Place): (string | number)[] {
  const path: (string | number)[] = [];
  for (let at: Place | undefined = place; at; at = at.parent) path.push(at.key);
  return path.toReversed();
}
