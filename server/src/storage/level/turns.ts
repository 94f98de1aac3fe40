import type { DocumentId } from "../../documents/document-id.ts";

/** What rewrites a document, or whatever else has a name, waits for what rewrites it already. */
export interface Turns<Name = DocumentId> {
  take<Result>(name: Name, work: () => Promise<Result>): Promise<Result>;
  isTaken(name: Name): boolean;
}

export function createTurns<Name = DocumentId>(): Turns<Name> {
  const taken = new Map<Name, Promise<unknown>>();
  return {
    take(name, work) {
      const turn = (taken.get(name) ?? Promise.resolve()).catch(() => {}).then(work);
      taken.set(name, turn);
      return turn.finally(() => {
        if (taken.get(name) === turn) taken.delete(name);
      });
    },
    isTaken: (name) => taken.has(name),
  };
}
