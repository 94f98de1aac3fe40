import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import type { LogRecord, Merged, Sequence } from "../document-log.ts";

/**
 * The updates of one commit of one document, in a row:
 *
 *     count, then for each:  time (ms), user, update
 *
 * They are consecutive and stand under the number of the last: looking on from any number finds what covers it. In a
 * history that was thinned, numbers are missing between them; a count of 0 tells that each has its own:
 *
 *     0, count, then for each:  time (ms), user, update, sequence, what is kept of merged ones (JSON, or empty)
 */
export function encodeRecords(records: readonly LogRecord[]): Uint8Array {
  const encoder = encoding.createEncoder();
  const isThinned = records.some(({ merged }) => merged);
  if (isThinned) encoding.writeVarUint(encoder, 0);
  encoding.writeVarUint(encoder, records.length);
  for (const record of records) {
    encoding.writeVarUint(encoder, record.time);
    encoding.writeVarString(encoder, record.by.user);
    encoding.writeVarUint8Array(encoder, record.update);
    if (!isThinned) continue;
    encoding.writeVarUint(encoder, record.sequence);
    encoding.writeVarString(encoder, record.merged ? JSON.stringify(record.merged) : "");
  }
  return encoding.toUint8Array(encoder);
}

export function decodeRecords(last: Sequence, bytes: Uint8Array): LogRecord[] {
  const decoder = decoding.createDecoder(bytes);
  const count = decoding.readVarUint(decoder);
  if (count === 0) return decodeThinned(decoder);
  const first = last - count + 1;
  const records: LogRecord[] = [];
  for (let index = 0; index < count; index++) records.push({ sequence: first + index, ...decodeContent(decoder) });
  return records;
}

function decodeThinned(decoder: decoding.Decoder): LogRecord[] {
  const count = decoding.readVarUint(decoder);
  const records: LogRecord[] = [];
  for (let index = 0; index < count; index++) {
    const content = decodeContent(decoder);
    const sequence = decoding.readVarUint(decoder);
    const merged = decoding.readVarString(decoder);
    records.push({ sequence, ...content, ...(merged && { merged: JSON.parse(merged) as Merged }) });
  }
  return records;
}

function decodeContent(decoder: decoding.Decoder) {
  return {
    time: decoding.readVarUint(decoder),
    by: { user: decoding.readVarString(decoder) },
    update: decoding.readVarUint8Array(decoder),
  };
}
