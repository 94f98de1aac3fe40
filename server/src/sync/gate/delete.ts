import * as Y from "yjs";
import type { Piecemeal } from "../piecemeal.ts";
import { type Missing, misses } from "./missing.ts";
import type { Site } from "./place.ts";
import type { Deletion } from "./read-update.ts";

/** Deletes what the document has of the ranges, and adds to `missing` what it does not have yet. */
export function* deleteRanges(deletions: readonly Deletion[], site: Site, missing: Missing): Piecemeal<void> {
  let previous: Deletion | undefined;
  for (const deletion of deletions) {
    const { client, from, to } = deletion;
    const known = Y.getState(site.document.store, client);
    if (to > known) misses(missing, client, known);
    // Honest ranges are sorted and apart, and cost no more than the document is long.
    const isSorted = previous?.client !== client || previous.to <= from;
    for (let next = from; next < Math.min(to, known);) {
      if (site.work.isPieceDone) {
        yield;
        site.work.beginPiece();
      }
      next = deleteSome({ client, from: next, to }, site, isSorted ? 0 : 1);
    }
    previous = deletion;
  }
}

/** Until the piece is done. Returns the first clock that was not looked at. */
function deleteSome({ client, from, to }: Deletion, site: Site, stepCost: number): number {
  const { document, rules, work } = site;
  const transaction = document._transaction as Y.Transaction;
  const structs = document.store.clients.get(client) as (Y.Item | Y.GC)[];
  work.check();
  let index = Y.findIndexSS(structs, from);
  for (let struct = structs[index]; struct && struct.id.clock < to; struct = structs[++index]) {
    if (work.isPieceDone) return struct.id.clock;
    work.spend(stepCost);
    work.pace();
    if (!(struct instanceof Y.Item) || struct.deleted) continue;
    rules.checkDeletion(struct);
    const end = struct.id.clock + struct.length;
    if (struct.id.clock < from || end > to) work.spend(structs.length >> 4);
    const item = struct.id.clock < from ? Y.getItemCleanStart(transaction, Y.createID(client, from)) : struct;
    if (item !== struct) index += 1;
    if (end > to) Y.getItemCleanStart(transaction, Y.createID(client, to));
    item.delete(transaction);
  }
  return to;
}
