import type { DocumentId } from "../../documents/document-id.ts";

/** What rewrites a document waits for what rewrites it already. */
export interface Turns {
  take<Result>(documentId: DocumentId, work: () => Promise<Result>): Promise<Result>;
  isTaken(documentId: DocumentId): boolean;
}

export function createTurns(): Turns {
  const taken = new Map<DocumentId, Promise<unknown>>();
  return {
    take(documentId, work) {
      const turn = (taken.get(documentId) ?? Promise.resolve()).catch(() => {}).then(work);
      taken.set(documentId, turn);
      return turn.finally(() => {
        if (taken.get(documentId) === turn) taken.delete(documentId);
      });
    },
    isTaken: (documentId) => taken.has(documentId),
  };
}
