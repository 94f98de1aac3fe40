import type { Schema } from "@tiptap/pm/model";
import type * as Y from "yjs";
import { findUnknownInChanges, type UnknownContent } from "./unknown-content.ts";

/**
 * Watches a document for content the binding would delete because its schema does not know it. `onUnknown` is called
 * before anything that observes the document hears of the change; whoever is bound must let go of it there.
 */
export function guardSchema(
  fragment: Y.XmlFragment,
  schema: Schema,
  onUnknown: (unknown: UnknownContent) => void,
): () => void {
  const { doc } = fragment;
  const check = (transaction: Y.Transaction) => {
    const unknown = findUnknownInChanges(fragment, transaction, schema);
    if (unknown) onUnknown(unknown);
  };
  doc?.on("beforeObserverCalls", check);
  return () => doc?.off("beforeObserverCalls", check);
}
