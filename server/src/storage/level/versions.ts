import type { DocumentId } from "../../documents/document-id.ts";
import type { Sequence } from "../document-log.ts";
import type { Version, Versions } from "../versions.ts";
import type { CommitQueue } from "./commit-queue.ts";
import type { Database, View } from "./database.ts";
import { documentRange, hashDocument, readSequence, sequenceKey } from "./keys.ts";
import { Damaged, sealJson, unsealJson } from "./sealed.ts";
import { readHead } from "./stored-document.ts";
import type { Turns } from "./turns.ts";

/**
 * `Versions` in LevelDB: a small record for each, under the number it names. They are written in the document's turn,
 * so that none is written behind the deletion of its document.
 */
export function createLevelVersions(
  database: Database,
  commits: CommitQueue,
  turns: Turns,
  now: () => number = Date.now,
): Versions {
  return {
    name: (documentId, name, by) =>
      turns.take(documentId, async () => {
        const place = await database.read((view) => findEnd(view, documentId));
        if (!place) return undefined;
        const version: Version = { sequence: place.sequence, name, time: now(), by };
        const key = sequenceKey("version", hashDocument(documentId), place.generation, place.sequence);
        await commits.write([{ type: "put", key, value: sealJson(key, version) }]);
        return version;
      }),

    list: (documentId) =>
      database.read(async (view) => {
        const head = await readHead(view, documentId, []);
        if (!head) return [];
        const versions: Version[] = [];
        const range = documentRange("version", hashDocument(documentId), head.generation);
        for await (const [key, value] of view.entries({ ...range, reverse: true })) {
          versions.push(readVersion(key, value));
        }
        return versions;
      }),

    remove: (documentId, sequence) =>
      turns.take(documentId, async () => {
        const key = await database.read(async (view) => {
          const head = await readHead(view, documentId, []);
          const named = head && sequenceKey("version", hashDocument(documentId), head.generation, sequence);
          return named && (await view.get(named)) ? named : undefined;
        });
        if (!key) return false;
        await commits.write([{ type: "del", key }]);
        return true;
      }),
  };
}

/** The last number that is on the disk. */
async function findEnd(view: View, documentId: DocumentId) {
  const head = await readHead(view, documentId, []);
  if (!head) return undefined;
  let sequence: Sequence = 0;
  for (const kind of ["log", "snapshot"] as const) {
    const range = documentRange(kind, hashDocument(documentId), head.generation);
    for await (const key of view.keys({ ...range, reverse: true, limit: 1 })) {
      sequence = Math.max(sequence, readSequence(key));
    }
  }
  return { generation: head.generation, sequence };
}

/** The key says which moment was named, also when the name itself cannot be read any more. */
function readVersion(key: Uint8Array, value: Uint8Array): Version {
  try {
    return unsealJson<Version>(key, value);
  } catch (error) {
    if (!(error instanceof Damaged)) throw error;
    return { sequence: readSequence(key), name: "", time: 0, by: { user: "" } };
  }
}
