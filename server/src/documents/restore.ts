import * as Y from "yjs";

/**
 * Leaves out the updates that cannot be applied, so that one of them costs itself and not the document. Returns what
 * can be applied, in order, and how many were left out.
 */
export function withoutBroken(updates: readonly Uint8Array[]): { updates: Uint8Array[]; leftOut: number } {
  const left = [...updates];
  while (!canApply(left)) left.splice(firstBroken(left), 1);
  return { updates: left, leftOut: updates.length - left.length };
}

/** The first update with which those before it cannot be applied. */
function firstBroken(updates: readonly Uint8Array[]): number {
  let works = 0;
  let breaks = updates.length;
  while (breaks - works > 1) {
    const middle = (works + breaks) >> 1;
    if (canApply(updates.slice(0, middle))) works = middle;
    else breaks = middle;
  }
  return breaks - 1;
}

function canApply(updates: readonly Uint8Array[]): boolean {
  const document = new Y.Doc();
  try {
    document.transact(() => {
      for (const update of updates) Y.applyUpdate(document, update);
    });
    return true;
  } catch {
    return false;
  } finally {
    document.destroy();
  }
}
