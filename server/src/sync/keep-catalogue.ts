import type { DocumentId } from "../documents/document-id.ts";
import { titleTextOf } from "../documents/roots.ts";
import type { Catalogue } from "../storage/catalogue.ts";
import { StorageUnavailable } from "../storage/document-log.ts";
import type { LiveDocument } from "./live-document.ts";

/** Keeps the catalogue's entries of documents while they are written. */
export interface CatalogueKeeper {
  /** The document has something new that is durable. */
  changed(document: LiveDocument): void;
  /** The document has left memory. */
  left(document: LiveDocument): void;
  /** Resolves when no entry of the document is on its way. */
  settled(documentId: DocumentId): Promise<void>;
  /** Brings every entry up to date. */
  flush(): Promise<void>;
}

export interface CatalogueKeeperOptions {
  catalogue: Catalogue;
  isLive: (documentId: DocumentId) => boolean;
  onError: (documentId: DocumentId, error: unknown) => void;
}

/** A title typed letter by letter is put once a second, … */
const titleRestMs = 1_000;
/** … and the mere time of the last change rarely: an entry is ten times as large as a keystroke. */
const timeRestMs = 30_000;

interface Put {
  title: string;
  /** When it was put, and when the document has changed last. */
  at: number;
  changedAt: number;
  isBehind: boolean;
  timer: NodeJS.Timeout | undefined;
}

export function keepCatalogue({ catalogue, isLive, onError }: CatalogueKeeperOptions): CatalogueKeeper {
  const puts = new Map<LiveDocument, Put>();
  const writes = new Map<DocumentId, Promise<void>>();

  function put(document: LiveDocument, updatedAt: number) {
    const { documentId, createdAt } = document;
    const title = titleTextOf(document);
    clearTimeout(puts.get(document)?.timer);
    puts.set(document, { title, at: Date.now(), changedAt: updatedAt, isBehind: false, timer: undefined });
    enqueue(documentId, () => catalogue.put({ documentId, title, createdAt, updatedAt }));
  }

  /** One write at a time for each document, in order. */
  function enqueue(documentId: DocumentId, write: () => Promise<void>) {
    const turn = (writes.get(documentId) ?? Promise.resolve()).then(write).catch((error) => {
      // The document is marked as changed since its entry, so a restart would put it right, too.
      if (!(error instanceof StorageUnavailable)) onError(documentId, error);
    });
    writes.set(documentId, turn);
    void turn.then(() => writes.get(documentId) === turn && writes.delete(documentId));
  }

  function putIfBehind(document: LiveDocument) {
    const last = puts.get(document);
    if (last?.isBehind) put(document, last.changedAt);
  }

  return {
    changed(document) {
      const last = puts.get(document);
      const now = Date.now();
      if (!last) {
        put(document, now);
        return;
      }
      last.changedAt = now;
      const rest = titleTextOf(document) === last.title ? timeRestMs : titleRestMs;
      if (last.isBehind && rest === timeRestMs) return;
      last.isBehind = true;
      clearTimeout(last.timer);
      last.timer = setTimeout(() => put(document, last.changedAt), Math.max(0, last.at + rest - now));
    },
    left(document) {
      // Its last commit may still be under way.
      void document.ended.then(() => {
        putIfBehind(document);
        clearTimeout(puts.get(document)?.timer);
        puts.delete(document);
        const { documentId } = document;
        enqueue(documentId, async () => {
          if (!isLive(documentId)) await catalogue.settle(documentId);
        });
      });
    },
    settled: async (documentId) => writes.get(documentId),
    async flush() {
      for (const document of puts.keys()) {
        putIfBehind(document);
        clearTimeout(puts.get(document)?.timer);
      }
      await Promise.all(writes.values());
    },
  };
}
