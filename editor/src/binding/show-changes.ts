import type { Transaction } from "@tiptap/pm/state";
import type * as Y from "yjs";
import { findChanges, type HasToWait } from "./find-changes.ts";
import { readDocument } from "./read-node.ts";
import { Showing } from "./showing.ts";
import { shownBefore } from "./shown-items.ts";
import { replaceChildren } from "./replace-children.ts";
import type { Twins } from "./twins.ts";

/**
 * Adds to a transaction of ProseMirror what a transaction of Yjs changed, as the smallest steps at the right places, and
 * keeps the twins in step.
 *
 *     Yjs transaction ─▶ find-changes: which twins, which children went and came
 *                           │
 *                           └─▶ showing ─┬─ changed-children  a run of them at a time
 *                                        ├─ show-inline       stretches of words that are kept, gone and new
 *                                        └─ show-attributes
 */
export function showChanges(twins: Twins, transaction: Y.Transaction, tr: Transaction, hasToWait: HasToWait) {
  const changes = findChanges(twins, transaction, hasToWait);
  new Showing(twins, tr, changes, shownBefore(transaction), hasToWait).show(twins.root, twins.document);
}

/** Shows a fragment anew, whatever was shown before. */
export function showDocument(twins: Twins, tr: Transaction) {
  const { root, schema } = twins;
  const before = tr.doc;
  const after = readDocument(root.type as Y.XmlFragment, schema);
  replaceChildren(tr, before, before.content, after.content, 0);
  twins.forgetChildren(root);
  root.size = tr.doc.content.size;
}
