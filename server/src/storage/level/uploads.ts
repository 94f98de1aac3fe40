import type { DocumentId } from "../../documents/document-id.ts";
import { Refusal } from "../../refusal.ts";
import type { ContentAddress } from "../../uploads/content-address.ts";
import { StorageUnavailable } from "../document-log.ts";
import type { UploadFolder } from "../upload-folder.ts";
import type { Upload, UploadLimits, Uploads } from "../uploads.ts";
import type { CommitQueue } from "./commit-queue.ts";
import type { Database, View } from "./database.ts";
import { documentKey, documentRange, hashDocument, holderKey, holderRange, readAddress, uploadKey } from "./keys.ts";
import { Damaged, sealJson, unsealJson } from "./sealed.ts";
import { readHead } from "./stored-document.ts";
import { createTurns, type Turns } from "./turns.ts";

/** `Uploads` with what a Weft of its own does besides. */
export interface LevelUploads extends Uploads {
  /** Removes files that no document holds any more: of these, or of all there are. */
  sweep(addresses?: Iterable<ContentAddress> | AsyncIterable<ContentAddress>): Promise<void>;
  /** No file is removed until what is done with them is done. */
  hold<Result>(work: () => Promise<Result>): Promise<Result>;
}

/**
 * Who holds which file is in LevelDB, the content in a folder beside it. A file gets its name before a document holds it,
 * and loses it after the last document has let go, each in the turn of the file: neither can overtake the other.
 */
export function createLevelUploads(
  database: Database,
  commits: CommitQueue,
  folder: UploadFolder,
  documentTurns: Turns,
  now: () => number = Date.now,
): LevelUploads {
  const fileTurns = createTurns<ContentAddress>();
  let holds = 0;
  let postponed = new Set<ContentAddress>();

  async function sweep(addresses: Iterable<ContentAddress> | AsyncIterable<ContentAddress> = folder.list()) {
    for await (const address of addresses) {
      if (holds > 0) postponed.add(address);
      else await fileTurns.take(address, () => removeUnlessHeld(address));
    }
  }

  async function removeUnlessHeld(address: ContentAddress) {
    if (!(await database.read((view) => isHeld(view, address)))) await folder.remove(address);
  }

  return {
    sweep,

    async hold(work) {
      holds += 1;
      try {
        return await work();
      } finally {
        holds -= 1;
        if (holds === 0) {
          const waiting = postponed;
          postponed = new Set();
          await sweep(waiting);
        }
      }
    },

    find: (documentId, address) => database.read((view) => readUpload(view, documentId, address)),

    heldBy: (documentId) => database.read((view) => bytesHeld(view, documentId)),

    open: (address) => folder.open(address),

    async receive(documentId, address, content, { by, limits }) {
      if (database.trouble) throw new StorageUnavailable("Nothing can be written right now.");
      const found = await database.read(async (view) => {
        await requireDocument(view, documentId);
        return (await readUpload(view, documentId, address)) ?? requireRoom(view, documentId, 1, limits);
      });
      if (found) return found;
      const file = await folder.receive(address, content, limits.file);
      try {
        return await documentTurns.take(documentId, async () => {
          await database.read(async (view) => {
            await requireDocument(view, documentId);
            await requireRoom(view, documentId, file.bytes, limits);
          });
          const upload: Upload = { bytes: file.bytes, time: now(), by: { user: by.user } };
          const key = uploadKey(hashDocument(documentId), address);
          await fileTurns.take(address, async () => {
            await file.keep();
            await commits.write([
              { type: "put", key, value: sealJson(key, upload) },
              { type: "put", key: holderKey(address, hashDocument(documentId)), value: new Uint8Array() },
            ]);
          });
          return upload;
        });
      } finally {
        await file.discard();
      }
    },
  };
}

/** Every file a document holds, also one of which the record cannot be read. */
export async function addressesHeldBy(view: View, document: Buffer): Promise<ContentAddress[]> {
  const addresses: ContentAddress[] = [];
  for await (const key of view.keys(documentRange("upload", document))) addresses.push(readAddress(key));
  return addresses;
}

async function isHeld(view: View, address: ContentAddress): Promise<boolean> {
  // oxlint-disable-next-line no-unused-vars -- that there is one is the answer
  for await (const _ of view.keys({ ...holderRange(address), limit: 1 })) return true;
  return false;
}

async function requireDocument(view: View, documentId: DocumentId) {
  if (await readHead(view, documentId, [])) return;
  if (await view.get(documentKey("tombstone", hashDocument(documentId)))) {
    throw new Refusal("document-deleted", "This document was deleted.");
  }
  throw new Refusal("not-found", "There is no such document yet.");
}

async function requireRoom(
  view: View,
  documentId: DocumentId,
  bytes: number,
  limits: UploadLimits,
): Promise<undefined> {
  if ((await bytesHeld(view, documentId)) + bytes > limits.document) {
    throw new Refusal("too-large", "The document has as many files as it may.");
  }
}

async function bytesHeld(view: View, documentId: DocumentId): Promise<number> {
  let sum = 0;
  for await (const [key, value] of view.entries(documentRange("upload", hashDocument(documentId)))) {
    sum += readSealed(key, value).bytes;
  }
  return sum;
}

async function readUpload(view: View, documentId: DocumentId, address: ContentAddress): Promise<Upload | undefined> {
  const key = uploadKey(hashDocument(documentId), address);
  const value = await view.get(key);
  return value && readSealed(key, value);
}

/** The key says which file it is; without the rest it can still be served. */
function readSealed(key: Uint8Array, value: Uint8Array): Upload {
  try {
    return unsealJson<Upload>(key, value);
  } catch (error) {
    if (!(error instanceof Damaged)) throw error;
    return { bytes: 0, time: 0, by: { user: "" } };
  }
}
