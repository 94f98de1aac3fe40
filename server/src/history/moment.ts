import { Refusal } from "../refusal.ts";
import { firstOf, type LogRecord, type Sequence } from "../storage/document-log.ts";

/** A place in the life of a document, as somebody asks for it: after an update, or at a time. */
export type Moment =
  | { readonly type: "sequence"; readonly sequence: Sequence }
  | { readonly type: "time"; readonly time: number };

const wholeNumber = /^\d{1,15}$/;
const isoTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;

/** Accepts a sequence number, or a time with its zone as ISO 8601 writes it; anything else is `malformed`. */
export function parseMoment(text: string): Moment {
  if (wholeNumber.test(text)) return { type: "sequence", sequence: Number(text) };
  const time = isoTime.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(time)) {
    throw new Refusal("malformed", "A moment is the number of an update, or a time like 2026-07-14T09:30:00Z.");
  }
  return { type: "time", time };
}

/** The records with times that never go back, as the server's clock may have done: a time begins with the first record. */
export async function* withSteadyClock(records: AsyncIterable<LogRecord>): AsyncGenerator<LogRecord> {
  let time = 0;
  for await (const record of records) {
    time = Math.max(time, record.time);
    yield time === record.time ? record : { ...record, time };
  }
}

/**
 * The last update a moment covers, and its time; 0 and 0 before the first. `records` are all of the document up to
 * `head`, by a steady clock.
 */
export async function findMoment(records: AsyncIterable<LogRecord>, moment: Moment, head: Sequence) {
  const last = moment.type === "sequence" ? Math.min(moment.sequence, head) : head;
  let found = { sequence: 0, time: 0 };
  for await (const record of records) {
    const { sequence, time } = record;
    if (moment.type === "time" && time > moment.time) return found;
    // It was merged with later ones: the moment before them is the last that is kept.
    if (sequence > last && firstOf(record) <= last) return found;
    if (sequence > last) break;
    found = { sequence, time };
  }
  // What cannot be read at the end of the history may still be in a snapshot.
  return { ...found, sequence: last };
}
