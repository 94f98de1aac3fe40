import { useCallback, useSyncExternalStore } from "react";
import type * as Y from "yjs";
import { metaOf, neededSchema, schemaVersion } from "./roots.ts";

/** Whether only a newer version may write in the document. */
export function useNewerSchema(document: Y.Doc): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      metaOf(document).observe(listener);
      return () => metaOf(document).unobserve(listener);
    },
    [document],
  );
  return useSyncExternalStore(subscribe, () => neededSchema(document) > schemaVersion);
}
