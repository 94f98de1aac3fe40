import * as Y from "yjs";
import type { Piecemeal } from "../piecemeal.ts";
import type { Site } from "./place.ts";
import type { Update } from "./read-update.ts";

/** With fewer structs, each split for itself costs no more than a pass over everything of its author. */
export const structsToSplitFor = 16;
/** Places that are split in one pass: some 2 ms. */
const placesPerPass = 2_000;
const stepsPerSplit = 40;

/** The clocks at which items of a client id are going to be split. */
type Places = Map<number, number[]>;

/**
 * Splits the items in the midst of which an update writes or deletes, many in one pass. Yjs moves everything of the same
 * author behind an item that it splits: ten thousand words replaced in a book of fifty thousand paragraphs take it five
 * to ten seconds.
 */
export function* splitAhead({ sections, deletions }: Update, site: Site): Piecemeal<void> {
  const { document, work } = site;
  let places: Places = new Map();
  let count = 0;

  function note(client: number, clock: number, isDeletion: boolean) {
    const item = itemAround(document, client, clock);
    if (!item || (isDeletion && item.deleted)) return;
    const noted = places.get(client);
    if (noted) noted.push(clock);
    else places.set(client, [clock]);
    count += 1;
  }

  function* split(isLast: boolean): Piecemeal<void> {
    if (count >= placesPerPass || isLast) {
      for (const [client, clocks] of places) splitItems(document, client, clocks, site);
      places = new Map();
      count = 0;
    }
    if (!work.isPieceDone) return;
    yield;
    work.beginPiece();
  }

  for (const { client, structs: news } of sections) {
    for (const struct of news) {
      work.pace();
      const isNew = struct.id.clock + struct.length > Y.getState(document.store, client);
      if (isNew && struct instanceof Y.Item) {
        const { origin, rightOrigin } = struct;
        if (origin) note(origin.client, origin.clock + 1, false);
        if (rightOrigin) note(rightOrigin.client, rightOrigin.clock, false);
      }
      yield* split(false);
    }
  }
  for (const { client, from, to } of deletions) {
    work.pace();
    note(client, from, true);
    note(client, to, true);
    yield* split(false);
  }
  yield* split(true);
}

/** The item that has the clock, and the one before it, too. */
function itemAround({ store }: Y.Doc, client: number, clock: number): Y.Item | undefined {
  const structs = store.clients.get(client);
  if (!structs || clock === 0 || clock >= Y.getState(store, client)) return undefined;
  const struct = structs[Y.findIndexSS(structs, clock)];
  return struct instanceof Y.Item && struct.id.clock < clock ? struct : undefined;
}

function splitItems(document: Y.Doc, client: number, clocks: number[], { work }: Site) {
  const { clients } = document.store;
  const transaction = document._transaction as Y.Transaction;
  const structs = clients.get(client) as (Y.Item | Y.GC)[];
  // Since they were noted, others may have had their turn.
  const within = clocks.filter((clock) => itemAround(document, client, clock));
  const sorted = [...new Set(within)].toSorted((a, b) => a - b);
  const merging = transaction._mergeStructs.length;
  work.spend((structs.length >> 3) + stepsPerSplit * sorted.length);
  let from = structs.length - 1;
  for (const _ of sorted) structs.push(structs[from] as Y.Item);
  let to = structs.length - 1;
  for (let next = sorted.length - 1; next >= 0;) {
    const index = Y.findIndexSS(structs, sorted[next] as number);
    while (from > index) structs[to--] = structs[from--] as Y.Item;
    const parts = [structs[from--] as Y.Item];
    // Yjs splits in the list that it finds, and what it moves is as much as there is.
    clients.set(client, parts);
    const { clock } = (parts[0] as Y.Item).id;
    let first = next;
    while (first > 0 && (sorted[first - 1] as number) > clock) first -= 1;
    for (let at = first; at <= next; at++) {
      Y.getItemCleanStart(transaction, Y.createID(client, sorted[at] as number));
    }
    for (const part of parts.toReversed()) structs[to--] = part;
    next = first - 1;
  }
  clients.set(client, structs);
  // At the end of the piece Yjs would put the parts together again.
  transaction._mergeStructs.length = merging;
}
