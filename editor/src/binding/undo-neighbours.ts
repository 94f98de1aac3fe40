import * as Y from "yjs";

/**
 * Makes what an undo manager restores tell its real neighbours. Yjs looks two up, and its rule for concurrent items may
 * then put the restored item elsewhere; who reads of it under the first two neighbours puts it into another place.
 * Returns the way to stop.
 */
export function mendNeighbours(manager: Y.UndoManager): () => void {
  const { doc } = manager;
  const mend = (transaction: Y.Transaction) => {
    if (transaction.origin === manager) nameNeighbours(transaction);
  };
  doc.on("beforeObserverCalls", mend);
  return () => doc.off("beforeObserverCalls", mend);
}

/**
 * Replicas take items in the order of their clocks, so an item may only name what was there before it. The new ones are
 * taken out of their lists again, the last first: what then stands beside one is what stood there when it came.
 */
function nameNeighbours({ doc, beforeState }: Y.Transaction) {
  const structs = doc.store.clients.get(doc.clientID) ?? [];
  const firstNew = beforeState.get(doc.clientID) ?? 0;
  const leftOf = new Map<Y.Item, Y.Item | null>();
  const rightOf = new Map<Y.Item, Y.Item | null>();
  for (const item of backwards(structs)) {
    if (item.id.clock < firstNew) return;
    // Entries of a map form no list that others insert into.
    if (!(item instanceof Y.Item) || item.parentSub !== null) continue;
    const left = leftOf.has(item) ? (leftOf.get(item) as Y.Item | null) : item.left;
    const right = rightOf.has(item) ? (rightOf.get(item) as Y.Item | null) : item.right;
    item.origin = left && left.lastId;
    item.rightOrigin = right && right.id;
    if (left) rightOf.set(left, right);
    if (right) leftOf.set(right, left);
  }
}

function* backwards<Value>(values: readonly Value[]): Iterable<Value> {
  for (let index = values.length - 1; index >= 0; index -= 1) yield values[index] as Value;
}
