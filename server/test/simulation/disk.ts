import { decodeRecords } from "../../src/storage/level/records.ts";
import { readSequence } from "../../src/storage/level/keys.ts";
import { unseal } from "../../src/storage/level/sealed.ts";
import type { Database, Operation, View } from "../../src/storage/level/database.ts";
import { StorageUnavailable } from "../../src/storage/document-log.ts";

type Stored = Map<string, Uint8Array>;
type Range = Parameters<View["keys"]>[0];

const logKind = "l".charCodeAt(0);

/**
 * A disk that writes when it is told to. It outlives the servers that use it: each opens it anew, and a server that
 * was killed never hears of the write that was under way, whether or not it was made.
 */
export class SimulatedDisk {
  #stored: Stored = new Map();
  #underWay: { operations: readonly Operation[]; done: () => void } | undefined;
  #readers = 0;
  /** Counts crashes: a server of an earlier life does not exist any more, whatever is still running of it. */
  #life = 0;
  isFailing = false;
  readonly #onRecord: (update: Uint8Array) => void;

  /** `onRecord` hears of every update the moment it is on the disk. */
  constructor(onRecord: (update: Uint8Array) => void) {
    this.#onRecord = onRecord;
  }

  get isWriting(): boolean {
    return this.#underWay !== undefined;
  }

  get isRead(): boolean {
    return this.#readers > 0;
  }

  /** The write under way is on the disk, and its writer hears of it. */
  finishWrite() {
    const write = this.#underWay;
    this.#underWay = undefined;
    if (!write) return;
    this.#apply(write.operations);
    write.done();
  }

  /** The machine's power fails: the write under way was made whole or not at all, and nobody hears of it. */
  crash(wasWritten: boolean) {
    const write = this.#underWay;
    this.#underWay = undefined;
    this.#readers = 0;
    this.#life += 1;
    if (write && wasWritten) this.#apply(write.operations);
  }

  open(): Database {
    const life = this.#life;
    return {
      write: (operations) =>
        new Promise((done) => {
          if (life !== this.#life) return;
          if (this.#underWay) throw new Error("Two writes at a time.");
          this.#underWay = { operations, done };
        }),
      read: async (use) => {
        if (life !== this.#life) return new Promise(() => {});
        if (this.isFailing) throw new StorageUnavailable("The disk is failing.");
        this.#readers += 1;
        try {
          return await use(viewOf(new Map(this.#stored)));
        } finally {
          if (life === this.#life) this.#readers -= 1;
        }
      },
      trouble: undefined,
      onTrouble() {},
      close: async () => {},
    };
  }

  #apply(operations: readonly Operation[]) {
    for (const operation of operations) {
      const name = Buffer.from(operation.key).toString("latin1");
      if (operation.type === "del") {
        this.#stored.delete(name);
        continue;
      }
      this.#stored.set(name, operation.value);
      if (operation.key[0] !== logKind) continue;
      const records = decodeRecords(readSequence(operation.key), unseal(operation.key, operation.value));
      for (const { update } of records) this.#onRecord(update);
    }
  }
}

function viewOf(stored: Stored): View {
  const bytes = (name: string) => Buffer.from(name, "latin1");
  const within = ({ gte, lt, reverse = false, limit = -1 }: Range): string[] => {
    const [low, high] = [Buffer.from(gte).toString("latin1"), Buffer.from(lt).toString("latin1")];
    const names = [...stored.keys()].filter((name) => name >= low && name < high).toSorted(byBytes);
    if (reverse) names.reverse();
    return limit < 0 ? names : names.slice(0, limit);
  };
  return {
    get: async (key) => stored.get(Buffer.from(key).toString("latin1")),
    async *entries(range) {
      for (const name of within(range)) yield [bytes(name), stored.get(name) as Uint8Array];
    },
    async *keys(range) {
      for (const name of within(range)) yield bytes(name);
    },
  };
}

function byBytes(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
