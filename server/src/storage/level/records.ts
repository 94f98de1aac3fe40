import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import type { LogRecord, Sequence } from "../document-log.ts";

/**
 * The updates of one commit of one document, in a row:
 *
 *     count, then for each:  time (ms), user, update
 *
 * They are consecutive and stand under the number of the last: looking on from any number finds what covers it.
 */
export function encodeRecords(records: readonly LogRecord[]): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, records.length);
  for (const record of records) {
    encoding.writeVarUint(encoder, record.time);
    encoding.writeVarString(encoder, record.by.user);
    encoding.writeVarUint8Array(encoder, record.update);
  }
  return encoding.toUint8Array(encoder);
}

export function decodeRecords(last: Sequence, bytes: Uint8Array): LogRecord[] {
  const decoder = decoding.createDecoder(bytes);
  const count = decoding.readVarUint(decoder);
  const first = last - count + 1;
  const records: LogRecord[] = [];
  for (let index = 0; index < count; index++) {
    records.push({
      sequence: first + index,
      time: decoding.readVarUint(decoder),
      by: { user: decoding.readVarString(decoder) },
      update: decoding.readVarUint8Array(decoder),
    });
  }
  return records;
}
