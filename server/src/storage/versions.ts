import type { DocumentId } from "../documents/document-id.ts";
import type { Authorship, Sequence } from "./document-log.ts";

/** A name for a moment of a document: not a copy, the history answers what was there. */
export interface Version {
  readonly sequence: Sequence;
  readonly name: string;
  /** When it was named, in milliseconds since 1970, and by whom. */
  readonly time: number;
  readonly by: Authorship;
}

/**
 * The named versions of documents. They live and are deleted with their document.
 * Every implementation passes `versions.contract.ts`.
 */
export interface Versions {
  /**
   * Names what is durable now; `undefined` when there is no such document. Resolves when the name would survive a crash.
   * A moment has one name: the last one given.
   */
  name(documentId: DocumentId, name: string, by: Authorship): Promise<Version | undefined>;
  /** Newest first. */
  list(documentId: DocumentId): Promise<Version[]>;
  /** False when there was none. */
  remove(documentId: DocumentId, sequence: Sequence): Promise<boolean>;
}
