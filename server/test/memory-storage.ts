import type {
  Catalogue,
  CatalogueEntry,
  DocumentLog,
  LogRecord,
  LogWriter,
  Storage,
  StoredDocument,
} from "../src/index.ts";

/** A storage as a program might bring its own: it forgets everything with the process. */
export function createMemoryStorage(): Storage & { isClosed: boolean } {
  const documents = new Map<string, { records: LogRecord[]; createdAt: number }>();

  function stored(documentId: string): StoredDocument {
    const { records, createdAt } = documents.get(documentId) ?? { records: [], createdAt: Date.now() };
    const base = {
      generation: documentId,
      receiptKey: "known to nobody else",
      createdAt,
      snapshot: undefined,
      damage: [],
    };
    return { ...base, records: [...records], head: records.length };
  }

  function openWriter(documentId: string): LogWriter {
    const { records, createdAt } = stored(documentId);
    const own: LogRecord[] = [...records];
    const listeners: ((durable: number) => void)[] = [];
    let durable = own.length;
    let commit = Promise.resolve();
    return {
      generation: documentId,
      receiptKey: "known to nobody else",
      get head() {
        return own.length;
      },
      get durable() {
        return durable;
      },
      append(update, by) {
        const sequence = own.push({ sequence: own.length + 1, time: Date.now(), by, update });
        commit = commit.then(() => {
          documents.set(documentId, { records: own.slice(0, sequence), createdAt });
          durable = sequence;
          for (const listener of listeners) listener(durable);
        });
        return sequence;
      },
      onDurable: (listener) => void listeners.push(listener),
      rest() {},
      settled: () => commit,
      close: () => commit,
    };
  }

  const log: DocumentLog = {
    read: async (documentId) => (documents.has(documentId) ? stored(documentId) : undefined),
    open: async (documentId) => ({
      stored: stored(documentId),
      writer: openWriter(documentId),
      wasDeleted: false,
      claims: [],
    }),
    compact: async () => {},
    async *history(documentId, from = 1) {
      yield* stored(documentId).records.slice(from - 1);
    },
    delete: async (documentId) => void documents.delete(documentId),
  };

  const storage = {
    log,
    catalogue: createMemoryCatalogue(),
    versions: { name: async () => undefined, list: async () => [], remove: async () => false },
    moments: { all: async () => ({ moments: new Map(), areAll: true }), put: async () => {}, forget: async () => {} },
    isInTrouble: false,
    isClosed: false,
    async close() {
      storage.isClosed = true;
    },
  };
  return storage;
}

function createMemoryCatalogue(): Catalogue {
  const entries = new Map<string, CatalogueEntry>();
  return {
    recent: async (limit, isWanted) => [...entries.values()].filter(isWanted).slice(0, limit),
    put: async (entry) => void entries.set(entry.documentId, entry),
    stale: async () => [],
    settle: async () => {},
  };
}
