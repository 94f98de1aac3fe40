import type { DocumentId } from "../documents/document-id.ts";

/** What a list of documents shows of one. */
export interface CatalogueEntry {
  readonly documentId: DocumentId;
  readonly title: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly updatedAt: number;
}

/**
 * The list of documents. It follows from the documents and may be a moment behind them; after a crash `stale` names
 * those whose entry has to be made again.
 */
export interface Catalogue {
  /** Newest change first, of those that are wanted. */
  recent(limit: number, isWanted: (entry: CatalogueEntry) => boolean): Promise<CatalogueEntry[]>;
  put(entry: CatalogueEntry): Promise<void>;
  stale(): Promise<DocumentId[]>;
  /** The entry is up to date and nobody is writing the document. */
  settle(documentId: DocumentId): Promise<void>;
}
