import { promisify } from "node:util";
import { deflateRaw, inflateRaw } from "node:zlib";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import type { LogRecord, Sequence } from "../document-log.ts";
import type { Operation } from "./database.ts";
import { type DocumentHash, sequenceKey } from "./keys.ts";
import { decodeRecords, encodeRecords } from "./records.ts";
import { seal, unseal } from "./sealed.ts";

const compress = promisify(deflateRaw);
const decompress = promisify(inflateRaw);

const segmentBytes = 256 * 1024;

/**
 * Moves records from the log into history segments. A segment stands under its last sequence number, so that reading
 * on from a snapshot seeks past everything the snapshot covers.
 */
export async function packHistory(
  document: DocumentHash,
  generation: string,
  records: readonly LogRecord[],
): Promise<Operation[]> {
  const operations: Operation[] = [];
  for (const segment of splitBySize(records)) {
    const first = segment[0]?.sequence ?? 0;
    const key = sequenceKey("history", document, generation, first + segment.length - 1);
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, first);
    encoding.writeUint8Array(encoder, encodeRecords(segment));
    operations.push({ type: "put", key, value: seal(key, await compress(encoding.toUint8Array(encoder))) });
  }
  return operations;
}

export async function unpackHistory(key: Uint8Array, value: Uint8Array): Promise<LogRecord[]> {
  const bytes = await decompress(unseal(key, value));
  const decoder = decoding.createDecoder(bytes);
  const first: Sequence = decoding.readVarUint(decoder);
  return decodeRecords(first, decoding.readTailAsUint8Array(decoder));
}

/** Runs of consecutive records, each about a segment large. */
function splitBySize(records: readonly LogRecord[]): LogRecord[][] {
  const segments: LogRecord[][] = [];
  let segment: LogRecord[] = [];
  let bytes = 0;
  for (const record of records) {
    const previous = segment.at(-1);
    if (previous && (bytes >= segmentBytes || record.sequence !== previous.sequence + 1)) {
      segments.push(segment);
      segment = [];
      bytes = 0;
    }
    segment.push(record);
    bytes += record.update.length;
  }
  if (segment.length > 0) segments.push(segment);
  return segments;
}
