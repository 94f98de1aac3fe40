import * as Y from "yjs";

/**
 * Folds updates into one: `base` is the state before them. The result is proven before it is returned: a fresh document
 * made from it has the same state vector, the same deletions and the same text.
 */
export function buildSnapshot(base: Uint8Array | undefined, updates: readonly Uint8Array[]): Uint8Array {
  const document = replay(base ? [base, ...updates] : updates);
  const state = Y.encodeStateAsUpdate(document);
  const loadedBack = replay([state]);
  const isSame = isSameDocument(document, loadedBack);
  document.destroy();
  loadedBack.destroy();
  if (!isSame) throw new Error("A snapshot that was loaded back differs from its document.");
  return state;
}

/** The same state vector, the same deletions, the same text, and something missing in both or in neither. */
export function isSameDocument(one: Y.Doc, other: Y.Doc): boolean {
  return (
    Y.equalSnapshots(Y.snapshot(one), Y.snapshot(other)) &&
    textOf(one) === textOf(other) &&
    (one.store.pendingStructs === null) === (other.store.pendingStructs === null)
  );
}

export type BuildSnapshot = (
  base: Uint8Array | undefined,
  updates: readonly Uint8Array[],
) => Uint8Array | Promise<Uint8Array>;

/** One transaction for all: merging a long log update by update takes fifty times as long. */
export function replay(updates: readonly Uint8Array[]): Y.Doc {
  const document = new Y.Doc();
  document.transact(() => {
    for (const update of updates) Y.applyUpdate(document, update);
  });
  return document;
}

/** Every string of the document in its order, whatever kinds its roots are. */
function textOf(document: Y.Doc): string {
  const parts: string[] = [];
  for (const [name, root] of [...document.share].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    parts.push(name);
    collectText(root, parts);
  }
  return parts.join("\u0000");
}

// oxlint-disable-next-line no-explicit-any -- Yjs's own type of a root
function collectText(type: Y.AbstractType<any>, parts: string[]) {
  for (let item = type._start; item; item = item.right) collectItem(item, parts);
  for (const [key, item] of [...type._map].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    parts.push(key);
    collectItem(item, parts);
  }
}

function collectItem(item: Y.Item, parts: string[]) {
  if (item.deleted) return;
  if (item.content instanceof Y.ContentType) collectText(item.content.type, parts);
  else parts.push(JSON.stringify(item.content.getContent()));
}
