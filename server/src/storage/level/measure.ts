import type { DocumentId } from "../../documents/document-id.ts";
import type { View } from "./database.ts";
import { type DocumentHash, documentRange, everything, type Kind, kindOf, readSequence } from "./keys.ts";
import { listDocuments } from "./known-documents.ts";
import { isWhole } from "./sealed.ts";

/** How much is stored, of what, and by whom most. Bytes are those of keys and values, before LevelDB compresses them. */
export interface Measures {
  documents: number;
  /** Updates ever taken, whether they stand in the log, in the history or in a snapshot only. */
  updates: number;
  bytesByKind: ReadonlyMap<Kind | "unknown", number>;
  /** Values whose checksum does not fit. */
  damagedValues: number;
  /** Largest first. */
  largest: readonly { documentId: DocumentId | undefined; bytes: number }[];
}

const listed = 10;

/** Reads everything once. */
export async function measure(view: View): Promise<Measures> {
  const known = await listDocuments(view);
  const bytesByDocument = new Map(known.map(({ document }) => [document.toString("hex"), 0]));
  const bytesByKind = new Map<Kind | "unknown", number>();
  let damagedValues = 0;
  for await (const [key, value] of view.entries(everything())) {
    const bytes = key.length + value.length;
    const kind = kindOf(key) ?? "unknown";
    bytesByKind.set(kind, (bytesByKind.get(kind) ?? 0) + bytes);
    const document = Buffer.from(key.subarray(1, 9)).toString("hex");
    const before = bytesByDocument.get(document);
    if (before !== undefined) bytesByDocument.set(document, before + bytes);
    if (value.length > 0 && !isWhole(key, value)) damagedValues += 1;
  }
  let updates = 0;
  for (const { document } of known) updates += await lastSequence(view, document);
  const largest = known
    .map(({ document, documentId }) => ({ documentId, bytes: bytesByDocument.get(document.toString("hex")) ?? 0 }))
    .toSorted((a, b) => b.bytes - a.bytes)
    .slice(0, listed);
  return { documents: known.length, updates, bytesByKind, damagedValues, largest };
}

async function lastSequence(view: View, document: DocumentHash): Promise<number> {
  let last = 0;
  for (const kind of ["log", "snapshot", "history"] as const) {
    for await (const key of view.keys({ ...documentRange(kind, document), reverse: true, limit: 1 })) {
      last = Math.max(last, readSequence(key));
    }
  }
  return last;
}
