import * as Y from "yjs";

type Ranges = Y.UndoManager["undoStack"][number]["insertions"];

/**
 * Lets an undo manager take back exactly what it restored. Yjs follows an item to the one it was restored as and deletes
 * that: with what was restored behind it and has grown together with it meanwhile, or only its first half when somebody
 * wrote into it. So both are cut at the same places first. Returns the way to stop.
 */
export function cutRestored(manager: Y.UndoManager): () => void {
  const { doc } = manager;
  const cut = (transaction: Y.Transaction) => {
    if (transaction.origin !== manager) return;
    const stack = manager.undoing ? manager.undoStack : manager.redoStack;
    // One of which nothing is there any more is passed over.
    stack.findLast(({ insertions, deletions }) => cutAll(transaction, insertions) || deletions.clients.size > 0);
  };
  doc.on("beforeTransaction", cut);
  return () => doc.off("beforeTransaction", cut);
}

/** Whether any of it is there. */
function cutAll(transaction: Y.Transaction, { clients }: Ranges): boolean {
  let isThere = false;
  for (const [client, ranges] of clients) {
    for (const { clock, len } of ranges)
      isThere = cutRange(transaction, { client, clock, length: len }).isThere || isThere;
  }
  return isThere;
}

interface Range {
  readonly client: number;
  readonly clock: number;
  readonly length: number;
}

/** Where an item begins, or one that any of them was restored as, from the beginning of the range. */
function cutRange(transaction: Y.Transaction, range: Range): { starts: number[]; isThere: boolean } {
  const starts: number[] = [];
  let isThere = false;
  for (const { id, length, item } of structsIn(transaction, range)) {
    const start = id.clock - range.clock;
    starts.push(start);
    if (!item?.redone) {
      isThere ||= item?.deleted === false;
      continue;
    }
    const restored = cutRange(transaction, { client: item.redone.client, clock: item.redone.clock, length });
    isThere ||= restored.isThere;
    for (const inner of restored.starts.slice(1)) {
      structsIn(transaction, { client: id.client, clock: id.clock + inner, length: length - inner });
      starts.push(start + inner);
    }
  }
  return { starts, isThere };
}

/** Cut so that they are all of the range and nothing else. */
function structsIn(transaction: Y.Transaction, { client, clock, length }: Range) {
  const structs: { id: Y.ID; length: number; item: Y.Item | undefined }[] = [];
  const ranges = { clients: new Map([[client, [{ clock, len: length }]]]) } as Ranges;
  Y.iterateDeletedStructs(transaction, ranges, (struct) => {
    structs.push({ id: struct.id, length: struct.length, item: struct instanceof Y.Item ? struct : undefined });
  });
  return structs;
}
