import type * as Y from "yjs";
import { withoutBroken } from "../documents/restore.ts";
import type { StoredDocument } from "./document-log.ts";
import { replay } from "./snapshot-builder.ts";

/** Everything stored of a document, as updates in order. */
export function updatesOf({ snapshot, records }: StoredDocument): Uint8Array[] {
  const updates = records.map((record) => record.update);
  return snapshot ? [snapshot.state, ...updates] : updates;
}

/** The stored document as one of its own, apart from any that is being edited. */
export function toDocument(stored: StoredDocument): Y.Doc {
  return replayReadable(updatesOf(stored));
}

/** A document of those updates that can be applied. */
export function replayReadable(updates: readonly Uint8Array[]): Y.Doc {
  try {
    return replay(updates);
  } catch {
    return replay(withoutBroken(updates).updates);
  }
}
