import * as Y from "yjs";
import type { DocumentId } from "../documents/document-id.ts";
import { Refusal } from "../refusal.ts";
import type { DocumentLog, StoredDocument } from "./document-log.ts";
import { isSameDocument, replay } from "./snapshot-builder.ts";
import { toDocument, updatesOf } from "./stored-state.ts";

/**
 * Merges what another place knows of a document into it, as one update that is durable when this resolves; into a
 * document that has it all nothing is written. It is proven to load before it is taken; `malformed` or `incomplete` is
 * thrown otherwise, and nothing is written.
 */
export async function bringIn(log: DocumentLog, documentId: DocumentId, updates: readonly Uint8Array[]): Promise<void> {
  const { stored, writer } = await log.open(documentId);
  try {
    const addition = additionTo(stored, updates);
    if (addition) writer.append(addition, { user: "" });
  } finally {
    await writer.close();
  }
}

function additionTo(stored: StoredDocument, updates: readonly Uint8Array[]): Uint8Array | undefined {
  const document = toDocument(stored);
  const wasWhole = isWhole(document);
  let addition: Uint8Array | undefined;
  document.on("update", (update: Uint8Array) => {
    addition = update;
  });
  apply(document, updates);
  if (wasWhole && !isWhole(document)) {
    throw new Refusal("incomplete", "It builds upon updates that it does not contain.");
  }
  if (addition && !isSameDocument(document, replay([...updatesOf(stored), addition]))) {
    throw new Refusal("malformed", "It does not load as what it says it is.");
  }
  return addition;
}

/** In one transaction, so that there is one update event at most. */
function apply(document: Y.Doc, updates: readonly Uint8Array[]) {
  try {
    // Bytes that claim more than they hold are noticed by decoding, before any memory is set aside for them.
    for (const update of updates) Y.decodeUpdate(update);
    document.transact(() => {
      for (const update of updates) Y.applyUpdate(document, update);
    });
  } catch (cause) {
    throw new Refusal("malformed", "It holds an update that Yjs cannot apply.", { cause });
  }
}

function isWhole({ store }: Y.Doc): boolean {
  return store.pendingStructs === null && store.pendingDs === null;
}
