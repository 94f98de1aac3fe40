import { useCallback, useEffect, useState } from "react";
import * as Y from "yjs";
import { type CopyOwner, type CopyRecord, listLocalCopies, openLocalStore } from "../collaboration/local-store.ts";

/** The copies of a document that were put aside, and a way to look again. */
export function useAsides(owner: CopyOwner, documentId: string, version: unknown): [CopyRecord[], () => void] {
  const [asides, setAsides] = useState<CopyRecord[]>([]);
  const look = useCallback(() => {
    listLocalCopies(owner)
      .then((copies) => setAsides(copies.filter((copy) => copy.aside && copy.documentId === documentId)))
      // Without a store there is nothing that could have been put aside.
      .catch(() => setAsides([]));
  }, [owner, documentId]);
  useEffect(look, [look, version]);
  return [asides, look];
}

/** Reads a copy as far as it can be read. */
export async function readCopy(key: string): Promise<Y.Doc> {
  const store = await openLocalStore(() => {});
  const rows = await store.getAllFromIndex("updates", "key", key);
  store.close();
  const document = new Y.Doc();
  for (const { update } of rows) {
    try {
      Y.applyUpdate(document, update);
    } catch {
      // The one that cannot be read is why the copy was put aside.
    }
  }
  return document;
}
