import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import { WaitingFiles } from "../files/waiting-files.ts";

/** Whose copy of what: nobody sees the copies of another account on the same device. */
export interface CopyOwner {
  /** Origin of the server. */
  server: string;
  /** Stable name of the account; empty without one. */
  user: string;
}

/** What is known of a copy besides its updates. */
export interface CopyRecord extends CopyOwner {
  key: string;
  documentId: string;
  title: string;
  /** The life of the document on the server; `undefined` until it was there. */
  generation?: string | undefined;
  /** The server said that it has everything up to here, and can be shown that it did. */
  sequence?: number | undefined;
  proof?: string | undefined;
  /** Edits that were not acknowledged yet: for each page that made some, how many it had made. */
  unsaved: Record<string, number>;
  /** Milliseconds since 1970. */
  changedAt: number;
  /** The copy no longer belongs to the document under this id, and why; the person decides what becomes of it. */
  aside?: AsideReason | undefined;
}

export type AsideReason = "other-generation" | "damaged";

interface Schema extends DBSchema {
  copies: { key: string; value: CopyRecord };
  updates: { key: number; value: { key: string; update: Uint8Array }; indexes: { key: string } };
}

export type LocalStore = IDBPDatabase<Schema>;

const name = "weft";

export function copyKey({ server, user }: CopyOwner, documentId: string): string {
  return JSON.stringify([server, user, documentId]);
}

/** Rejects where the browser keeps nothing, for instance in some private windows. */
export function openLocalStore(onLost: () => void): Promise<LocalStore> {
  return openDB<Schema>(name, 1, {
    upgrade(database) {
      database.createObjectStore("copies", { keyPath: "key" });
      database.createObjectStore("updates", { autoIncrement: true }).createIndex("key", "key");
    },
    blocking(_current, _next, event) {
      (event.target as IDBDatabase).close();
      onLost();
    },
    terminated: onLost,
  });
}

/** The copies of one account on this device, newest change first. */
export async function listLocalCopies({ server, user }: CopyOwner): Promise<CopyRecord[]> {
  const store = await openLocalStore(() => {});
  const all = await store.getAll("copies");
  store.close();
  return all
    .filter((copy) => copy.server === server && copy.user === user)
    .toSorted((a, b) => b.changedAt - a.changedAt);
}

export function hasUnsavedEdits({ unsaved }: CopyRecord): boolean {
  return Object.keys(unsaved).length > 0;
}

/** Removes a copy with all it holds, files that were not sent included. */
export async function removeLocalCopy(key: string): Promise<void> {
  const store = await openLocalStore(() => {});
  const transaction = store.transaction(["copies", "updates"], "readwrite");
  await transaction.objectStore("copies").delete(key);
  const updates = transaction.objectStore("updates");
  for (const id of await updates.index("key").getAllKeys(key)) await updates.delete(id);
  await transaction.done;
  store.close();
  const files = new WaitingFiles(key);
  await files.removeAll();
  await files.close();
}
