import type { DocumentId } from "../../documents/document-id.ts";
import type { Catalogue, CatalogueEntry } from "../catalogue.ts";
import type { CommitQueue } from "./commit-queue.ts";
import type { Database, Operation, View } from "./database.ts";
import { type DocumentHash, documentKey, hashDocument, kindRange, readDocument, recentKey } from "./keys.ts";
import { Damaged, sealJson, unsealJson } from "./sealed.ts";

/** A list costs so many reads at most, however few of the documents are wanted. */
const mostLookedAt = 10_000;

/** A `Catalogue` in LevelDB: an entry for each document, and an index by the time of its last change. */
export function createLevelCatalogue(database: Database, commits: CommitQueue): Catalogue {
  return {
    recent: (limit, isWanted) =>
      database.read(async (view) => {
        const entries: CatalogueEntry[] = [];
        for await (const key of view.keys({ ...kindRange("recent"), limit: mostLookedAt })) {
          const entry = await readEntry(view, readDocument(key));
          if (entry && isWanted(entry)) entries.push(entry);
          if (entries.length === limit) break;
        }
        return entries;
      }),

    async put(entry) {
      const document = hashDocument(entry.documentId);
      const before = await database.read((view) => readEntry(view, document));
      const key = documentKey("entry", document);
      await commits.write([
        ...removeFromRecent(before, document),
        { type: "put", key, value: sealJson(key, entry) },
        { type: "put", key: recentKey(entry.updatedAt, document), value: new Uint8Array() },
      ]);
    },

    stale: () =>
      database.read(async (view) => {
        const found: DocumentId[] = [];
        for await (const [key, value] of view.entries(kindRange("stale"))) {
          found.push(unsealJson<DocumentId>(key, value));
        }
        return found;
      }),

    settle: (documentId) => commits.write([{ type: "del", key: documentKey("stale", hashDocument(documentId)) }]),
  };
}

/** What takes a document off the list, to be written together with its deletion. */
export async function removeEntry(view: View, document: DocumentHash): Promise<Operation[]> {
  const entry = await readEntry(view, document);
  return [...removeFromRecent(entry, document), { type: "del", key: documentKey("entry", document) }];
}

function removeFromRecent(entry: CatalogueEntry | undefined, document: DocumentHash): Operation[] {
  return entry ? [{ type: "del", key: recentKey(entry.updatedAt, document) }] : [];
}

async function readEntry(view: View, document: DocumentHash): Promise<CatalogueEntry | undefined> {
  const key = documentKey("entry", document);
  const value = await view.get(key);
  if (!value) return undefined;
  try {
    return unsealJson<CatalogueEntry>(key, value);
  } catch (error) {
    if (error instanceof Damaged) return undefined;
    throw error;
  }
}
