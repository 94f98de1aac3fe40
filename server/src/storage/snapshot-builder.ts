import * as Y from "yjs";

/**
 * Folds updates into one: `base` is the state before them. The result is proven before it is returned: a fresh document
 * made from it has the same state vector, the same deletions and the same content.
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

/** The same state vector, the same deletions, the same content, and something missing in both or in neither. */
export function isSameDocument(one: Y.Doc, other: Y.Doc): boolean {
  return (
    Y.equalSnapshots(Y.snapshot(one), Y.snapshot(other)) &&
    Buffer.compare(contentOf(one), contentOf(other)) === 0 &&
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

/** Everything that can be seen of the document in its order, whatever kinds its roots are, as Yjs writes it. */
function contentOf(document: Y.Doc): Uint8Array {
  const content = new Y.UpdateEncoderV1();
  for (const [name, root] of [...document.share].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    content.writeString(name);
    writeChildren(root, content);
  }
  return content.toUint8Array();
}

// oxlint-disable-next-line no-explicit-any -- Yjs's own type of a root
function writeChildren(type: Y.AbstractType<any>, content: Y.UpdateEncoderV1) {
  for (let item = type._start; item; item = item.right) writeItem(item, content);
  for (const [key, item] of [...type._map].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    content.writeString(key);
    writeItem(item, content);
  }
}

function writeItem(item: Y.Item, content: Y.UpdateEncoderV1) {
  if (item.deleted) return;
  item.content.write(content, 0);
  if (item.content instanceof Y.ContentType) writeChildren(item.content.type, content);
}
