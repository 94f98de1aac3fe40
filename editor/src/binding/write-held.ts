import * as Y from "yjs";
import type { ShownItems, ShownPart } from "./shown-items.ts";

// A block that waits for the end of a composition shows what may be deleted already, and not yet what has come. Where
// its words go is told by ids.

/** The id of the character that is shown before an offset. */
export function lastShown(text: Y.XmlText, wanted: number, shown: ShownPart): Y.ID | undefined {
  let offset = 0;
  for (let item = text._start; item; item = item.right) {
    for (const [start, end] of shown(item)) {
      if (offset + end - start >= wanted)
        return Y.createID(item.id.client, item.id.clock + start + wanted - offset - 1);
      offset += end - start;
    }
  }
  return undefined;
}

export function insertBehind(transaction: Y.Transaction, text: Y.XmlText, id: Y.ID, words: string) {
  const { doc } = transaction;
  const left = Y.getItemCleanEnd(transaction, doc.store, id);
  const { right } = left;
  const own = Y.createID(doc.clientID, Y.getState(doc.store, doc.clientID));
  const content = new Y.ContentString(words);
  new Y.Item(own, left, left.lastId, right, right && right.id, text, null, content).integrate(transaction, 0);
}

/** What takes every format away that a character has. */
export function formatsAt(text: Y.XmlText, index: number): Record<string, null> {
  const formats: Record<string, null> = {};
  let offset = 0;
  for (const { insert, attributes } of text.toDelta() as { insert: unknown; attributes?: object }[]) {
    offset += typeof insert === "string" ? insert.length : 1;
    if (offset <= index) continue;
    for (const key of Object.keys(attributes ?? {})) formats[key] = null;
    break;
  }
  return formats;
}

export function forgetShown(held: ShownItems, text: Y.XmlText, from: number, to: number) {
  let offset = 0;
  for (let item = text._start; item && offset < to; item = item.right) {
    for (const [start, end] of held.part(item)) {
      const [first, last] = [Math.max(from - offset, 0) + start, Math.min(to - offset, end - start) + start];
      offset += end - start;
      if (first < last) held.remove(item.id.client, item.id.clock + first, item.id.clock + last);
    }
  }
}

/** What I have just written is shown. */
export function addNew(held: ShownItems, block: Y.XmlElement, doc: Y.Doc, clock: number) {
  const current = new Set<unknown>([block]);
  for (const type of block.toArray()) if (type instanceof Y.XmlText) current.add(type);
  const structs = doc.store.clients.get(doc.clientID) ?? [];
  if (Y.getState(doc.store, doc.clientID) === clock) return;
  for (const item of structs.slice(Y.findIndexSS(structs as never, clock))) {
    if (item.id.clock < clock || !(item instanceof Y.Item) || item.deleted || !item.countable) continue;
    const isWord =
      current.has(item.parent) && !(item.content instanceof Y.ContentType && item.content.type instanceof Y.XmlText);
    if (isWord) held.add(item.id.client, item.id.clock, item.id.clock + item.length);
  }
}
