import * as Y from "yjs";
import type { Arrival, Client } from "../client.ts";
import { replay, textOf } from "./document.ts";
import type { Manuscript } from "./manuscript.ts";

/** When each letter of the manuscript reached a reader, in order; servers may send several letters as one update. */
export function deliveredAt(arrivals: readonly Arrival[], { client, firstClock }: Manuscript): number[] {
  const times: number[] = [];
  for (const { at, update } of arrivals) {
    const until = (Y.parseUpdateMeta(update).to.get(client) ?? 0) - firstClock;
    while (times.length < until) times.push(at);
  }
  return times;
}

/** The reader was sent the last letter; whether nothing before it is missing, `findLoss` tells. */
export function hasLast({ arrivals }: Client, { client, firstClock, updates }: Manuscript): boolean {
  const last = arrivals.at(-1);
  return last !== undefined && Y.parseUpdateMeta(last.update).to.get(client) === firstClock + updates.length;
}

/** What is wrong with what a reader ended with, if anything. */
export function findLoss(reader: Client, { start, text }: Manuscript, isToldState: boolean): string | undefined {
  const before = isToldState ? [] : [Y.encodeStateAsUpdate(start)];
  const found = textOf(replay([...before, ...reader.arrivals.map(({ update }) => update)]));
  if (found === text) return undefined;
  return `a reader of ${reader.documentId} ended with ${found.length} of ${text.length} letters`;
}
