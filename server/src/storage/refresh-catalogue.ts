import { titleTextOf } from "../documents/roots.ts";
import type { Catalogue } from "./catalogue.ts";
import type { DocumentLog } from "./document-log.ts";
import { toDocument } from "./stored-state.ts";

/** After a crash: makes the entries again of documents that were being written when it happened. */
export async function refreshCatalogue(log: DocumentLog, catalogue: Catalogue): Promise<void> {
  for (const documentId of await catalogue.stale()) {
    const stored = await log.read(documentId);
    if (stored) {
      await catalogue.put({
        documentId,
        title: titleTextOf(toDocument(stored)),
        createdAt: stored.createdAt,
        updatedAt: stored.records.at(-1)?.time ?? stored.createdAt,
      });
    }
    await catalogue.settle(documentId);
  }
}
