import type { FileHandle } from "node:fs/promises";
import type { DocumentId } from "../documents/document-id.ts";
import type { ContentAddress } from "../uploads/content-address.ts";
import type { Authorship } from "./document-log.ts";

/** A file that a document holds. */
export interface Upload {
  readonly bytes: number;
  /** When it came, in milliseconds since 1970, and through whom. */
  readonly time: number;
  readonly by: Authorship;
}

/** How much may be kept, in bytes. */
export interface UploadLimits {
  readonly file: number;
  /** All files of one document. */
  readonly document: number;
}

/**
 * Keeps the files of documents. Content is stored once, whatever number of documents hold it; a document holds it as long
 * as there is the document. Its promise: what is found is whole, is what its address says, and survives a crash.
 */
export interface Uploads {
  /** `undefined` when the document does not hold it, whoever else may. */
  find(documentId: DocumentId, address: ContentAddress): Promise<Upload | undefined>;
  /** How much the document holds, in bytes. */
  heldBy(documentId: DocumentId): Promise<number>;
  /**
   * Takes a file in, and resolves when it would survive a crash. Nothing is left of one that is cut, too large or other
   * than its address says. Throws a `Refusal` (`too-large`, `wrong-content`, `not-found` and `document-deleted` for the
   * document), and `StorageUnavailable` when the disk takes nothing more.
   */
  receive(
    documentId: DocumentId,
    address: ContentAddress,
    content: AsyncIterable<Uint8Array>,
    options: { by: Authorship; limits: UploadLimits },
  ): Promise<Upload>;
  /** For reading; the caller closes it. It can be read to its end also when the last document that holds it is deleted. */
  open(address: ContentAddress): Promise<FileHandle>;
}
