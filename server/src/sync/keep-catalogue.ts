import type { DocumentId } from "../documents/document-id.ts";
import { titleOf } from "../documents/roots.ts";
import type { Catalogue } from "../storage/catalogue.ts";
import type { LiveDocument } from "./live-document.ts";

/** Keeps the catalogue's entries of documents while they are written: at once, then at most once a second. */
export interface CatalogueKeeper {
  /** The document has something new that is durable. */
  changed(document: LiveDocument): void;
  /** The document has left memory. */
  left(document: LiveDocument): void;
  /** Brings every entry up to date. */
  flush(): Promise<void>;
}

export interface CatalogueKeeperOptions {
  catalogue: Catalogue;
  isLive: (documentId: DocumentId) => boolean;
  onError: (documentId: DocumentId, error: unknown) => void;
}

const pauseMs = 1_000;

export function keepCatalogue({ catalogue, isLive, onError }: CatalogueKeeperOptions): CatalogueKeeper {
  /** Documents whose entry was put within the last second, and whether it is behind again. */
  const resting = new Map<LiveDocument, { timer: NodeJS.Timeout; isBehind: boolean }>();
  const puts = new Map<DocumentId, Promise<void>>();

  function put(document: LiveDocument) {
    const { documentId } = document;
    const entry = {
      documentId,
      title: titleOf(document).toString(),
      createdAt: document.createdAt,
      updatedAt: Date.now(),
    };
    enqueue(documentId, () => catalogue.put(entry));
  }

  /** One write at a time for each document, in order. */
  function enqueue(documentId: DocumentId, write: () => Promise<void>) {
    const turn = (puts.get(documentId) ?? Promise.resolve()).then(write).catch((error) => onError(documentId, error));
    puts.set(documentId, turn);
    void turn.then(() => puts.get(documentId) === turn && puts.delete(documentId));
  }

  function changed(document: LiveDocument) {
    const rest = resting.get(document);
    if (rest) {
      rest.isBehind = true;
      return;
    }
    put(document);
    const timer = setTimeout(() => {
      const isBehind = resting.get(document)?.isBehind;
      resting.delete(document);
      if (isBehind) changed(document);
    }, pauseMs);
    resting.set(document, { timer, isBehind: false });
  }

  function stopResting(document: LiveDocument) {
    const rest = resting.get(document);
    if (!rest) return;
    clearTimeout(rest.timer);
    resting.delete(document);
    if (rest.isBehind) put(document);
  }

  return {
    changed,
    left(document) {
      stopResting(document);
      const { documentId } = document;
      enqueue(documentId, async () => {
        if (!isLive(documentId)) await catalogue.settle(documentId);
      });
    },
    async flush() {
      for (const document of resting.keys()) stopResting(document);
      await Promise.all(puts.values());
    },
  };
}
