import * as Y from "yjs";
import type { Piecemeal } from "../piecemeal.ts";
import type { Missing } from "./integrate.ts";
import type { Site } from "./place.ts";
import type { Deletion } from "./read-update.ts";

/** Deletes what the document has of the ranges, and adds to `missing` what it does not have yet. */
export function* deleteRanges(deletions: readonly Deletion[], site: Site, missing: Missing): Piecemeal<void> {
  let previous: Deletion | undefined;
  for (const deletion of deletions) {
    const { client, from, to } = deletion;
    if (site.work.isPieceDone) {
      yield;
      site.work.beginPiece();
    }
    const known = Y.getState(site.document.store, client);
    if (to > known) missing.set(client, known);
    // Honest ranges are sorted and apart, and cost no more than the document is long.
    const isSorted = previous?.client !== client || previous.to <= from;
    if (from < known) deleteRange(deletion, site, isSorted ? 0 : 1);
    previous = deletion;
  }
}

function deleteRange({ client, from, to }: Deletion, site: Site, stepCost: number) {
  const { document, rules, work } = site;
  const transaction = document._transaction as Y.Transaction;
  const structs = document.store.clients.get(client) as (Y.Item | Y.GC)[];
  work.check();
  let index = Y.findIndexSS(structs, from);
  for (let struct = structs[index]; struct && struct.id.clock < to; struct = structs[++index]) {
    work.spend(stepCost);
    if (!(struct instanceof Y.Item) || struct.deleted) continue;
    rules.checkDeletion(struct);
    const end = struct.id.clock + struct.length;
    if (struct.id.clock < from || end > to) work.spend(structs.length >> 4);
    const item = struct.id.clock < from ? Y.getItemCleanStart(transaction, Y.createID(client, from)) : struct;
    if (item !== struct) index += 1;
    if (end > to) Y.getItemCleanStart(transaction, Y.createID(client, to));
    item.delete(transaction);
  }
}
