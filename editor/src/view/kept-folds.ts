const key = "weft.folds";
const [mostDocuments, mostFolds] = [50, 300];

/** By document, the one that was folded in last first. */
type Kept = readonly (readonly [documentId: string, blocks: readonly string[]])[];

/** The blocks that somebody folded or opened in a document on this device, by their ids. */
export function keptFolds(documentId: string): readonly string[] {
  return read().find(([id]) => id === documentId)?.[1] ?? [];
}

/** Remembers them on this device, for as many documents as one goes back to. */
export function keepFolds(documentId: string, blocks: readonly string[]) {
  const others = read().filter(([id]) => id !== documentId);
  const own: Kept = blocks.length > 0 ? [[documentId, blocks.slice(0, mostFolds)]] : [];
  try {
    localStorage.setItem(key, JSON.stringify([...own, ...others].slice(0, mostDocuments)));
  } catch {
    // A browser that keeps nothing shows them unfolded next time.
  }
}

function read(): Kept {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? "[]");
    return Array.isArray(kept) ? kept.filter(isEntry) : [];
  } catch {
    return [];
  }
}

function isEntry(entry: unknown): entry is Kept[number] {
  if (!Array.isArray(entry)) return false;
  const [id, blocks] = entry as unknown[];
  return typeof id === "string" && Array.isArray(blocks) && blocks.every((block) => typeof block === "string");
}
