import { type DBSchema, type IDBPDatabase, openDB } from "idb";

/** A file that is on this device and not yet on the server. */
export interface WaitingFile {
  /** Of the copy of the document it belongs to. */
  key: string;
  address: string;
  content: Blob;
}

interface Schema extends DBSchema {
  waiting: { key: [string, string]; value: WaitingFile; indexes: { key: string } };
}

const name = "weft-files";

/**
 * Files that wait on this device until the server has them, also while no page is open. A database of its own: pages of an
 * older version go on with theirs.
 */
export class WaitingFiles {
  readonly #key: string;
  #database: Promise<IDBPDatabase<Schema>> | undefined;

  constructor(key: string) {
    this.#key = key;
  }

  /** Rejects where the browser keeps nothing, or has no room. */
  async put(address: string, content: Blob): Promise<void> {
    const database = await this.#opened();
    const transaction = database.transaction("waiting", "readwrite", { durability: "strict" });
    await transaction.store.put({ key: this.#key, address, content });
    await transaction.done;
  }

  async get(address: string): Promise<Blob | undefined> {
    return (await (await this.#opened()).get("waiting", [this.#key, address]))?.content;
  }

  async list(): Promise<WaitingFile[]> {
    return (await this.#opened()).getAllFromIndex("waiting", "key", this.#key);
  }

  async remove(address: string): Promise<void> {
    await (await this.#opened()).delete("waiting", [this.#key, address]);
  }

  async removeAll(): Promise<void> {
    const database = await this.#opened();
    const transaction = database.transaction("waiting", "readwrite");
    for (const id of await transaction.store.index("key").getAllKeys(this.#key)) await transaction.store.delete(id);
    await transaction.done;
  }

  async close(): Promise<void> {
    const database = this.#database;
    this.#database = undefined;
    (await database?.catch(() => undefined))?.close();
  }

  #opened(): Promise<IDBPDatabase<Schema>> {
    const forget = () => {
      this.#database = undefined;
    };
    this.#database ??= openDB<Schema>(name, 1, {
      upgrade(database) {
        database.createObjectStore("waiting", { keyPath: ["key", "address"] }).createIndex("key", "key");
      },
      blocking(_current, _next, event) {
        (event.target as IDBDatabase).close();
        forget();
      },
      terminated: forget,
    });
    this.#database.catch(forget);
    return this.#database;
  }
}
