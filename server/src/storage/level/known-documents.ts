import type { DocumentId } from "../../documents/document-id.ts";
import type { View } from "./database.ts";
import { type DocumentHash, documentKey, documentRange, type Kind, kindRange } from "./keys.ts";
import { Damaged, unsealJson } from "./sealed.ts";

/** A document of which something is stored; without an id when everything that names it is lost or unreadable. */
export interface KnownDocument {
  readonly document: DocumentHash;
  readonly documentId: DocumentId | undefined;
}

const kindsOfDocuments: readonly Kind[] = ["head", "log", "snapshot", "chunk", "history", "entry", "stale"];
const documentBytes = 8;

/** Every document there is, also one whose head is lost. */
export async function listDocuments(view: View): Promise<KnownDocument[]> {
  const found = new Map<string, DocumentHash>();
  for (const kind of kindsOfDocuments) {
    for await (const document of documentsWith(view, kind)) found.set(document.toString("hex"), document);
  }
  const documents: KnownDocument[] = [];
  for (const document of found.values()) documents.push({ document, documentId: await readName(view, document) });
  return documents.toSorted((a, b) => ((a.documentId ?? "") < (b.documentId ?? "") ? -1 : 1));
}

/** Jumps from document to document: none of them is walked through. */
async function* documentsWith(view: View, kind: Kind): AsyncGenerator<DocumentHash> {
  const range = kindRange(kind);
  for (let next: DocumentHash | undefined; ;) {
    const gte: Uint8Array = next ? documentRange(kind, next).lt : range.gte;
    next = undefined;
    for await (const key of view.keys({ gte, lt: range.lt, limit: 1 })) {
      next = Buffer.from(key.subarray(1, 1 + documentBytes));
    }
    if (!next) return;
    yield next;
  }
}

async function readName(view: View, document: DocumentHash): Promise<DocumentId | undefined> {
  const named =
    (await readSealed<{ documentId: DocumentId }>(view, documentKey("head", document))) ??
    (await readSealed<{ documentId: DocumentId }>(view, documentKey("entry", document)));
  return named?.documentId ?? readSealed<DocumentId>(view, documentKey("stale", document));
}

async function readSealed<Value>(view: View, key: Uint8Array): Promise<Value | undefined> {
  const value = await view.get(key);
  try {
    return value && unsealJson<Value>(key, value);
  } catch (error) {
    if (error instanceof Damaged) return undefined;
    throw error;
  }
}
