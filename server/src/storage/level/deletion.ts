import type { DocumentId } from "../../documents/document-id.ts";
import { removeEntry } from "./catalogue.ts";
import type { ContentAddress } from "../../uploads/content-address.ts";
import type { CommitQueue } from "./commit-queue.ts";
import type { Database, Operation } from "./database.ts";
import {
  type DocumentHash,
  documentKey,
  documentRange,
  hashDocument,
  holderKey,
  kindRange,
  readDocument,
  uploadKey,
} from "./keys.ts";
import { sealJson } from "./sealed.ts";
import { addressesHeldBy } from "./uploads.ts";

const page = 500;

/** What stays of a deleted document: that it was, so that no old copy brings it back by itself. */
interface Tombstone {
  documentId: DocumentId;
  deletedAt: number;
}

/**
 * The document is gone with the first write; a crash after it only delays the removal of the bytes. Resolves with the files
 * it held, which others may hold, too.
 */
export async function purgeDocument(
  database: Database,
  commits: CommitQueue,
  documentId: DocumentId,
  now: number,
): Promise<ContentAddress[]> {
  const document = hashDocument(documentId);
  const tombstone: Tombstone = { documentId, deletedAt: now };
  const tombstoneKey = documentKey("tombstone", document);
  const entry = await database.read((view) => removeEntry(view, document));
  await commits.write([
    ...entry,
    { type: "put", key: tombstoneKey, value: sealJson(tombstoneKey, tombstone) },
    { type: "put", key: documentKey("purge", document), value: new Uint8Array() },
  ]);
  return removeBytes(database, commits, document);
}

export async function resumePurges(database: Database, commits: CommitQueue) {
  const unfinished = await database.read(async (view) => {
    const documents: DocumentHash[] = [];
    for await (const key of view.keys(kindRange("purge"))) documents.push(readDocument(key));
    return documents;
  });
  for (const document of unfinished) await removeBytes(database, commits, document);
}

async function removeBytes(database: Database, commits: CommitQueue, document: DocumentHash) {
  const released = await releaseFiles(database, commits, document);
  for (const kind of ["log", "snapshot", "chunk", "history", "version", "claim", "head", "stale"] as const) {
    for (let keys: Uint8Array[] = [new Uint8Array()]; keys.length > 0;) {
      keys = await database.read(async (view) => {
        const found: Uint8Array[] = [];
        for await (const key of view.keys({ ...documentRange(kind, document), limit: page })) found.push(key);
        return found;
      });
      await commits.write(keys.map((key): Operation => ({ type: "del", key })));
    }
  }
  await commits.write([{ type: "del", key: documentKey("purge", document) }]);
  return released;
}

async function releaseFiles(database: Database, commits: CommitQueue, document: DocumentHash) {
  const addresses = await database.read((view) => addressesHeldBy(view, document));
  for (let from = 0; from < addresses.length; from += page) {
    const some = addresses.slice(from, from + page);
    await commits.write(
      some.flatMap((address): Operation[] => [
        { type: "del", key: holderKey(address, document) },
        { type: "del", key: uploadKey(document, address) },
      ]),
    );
  }
  return addresses;
}
