import { promisify } from "node:util";
import { deflateRaw, inflateRaw } from "node:zlib";
import { firstOf, type LogRecord } from "../document-log.ts";
import type { Operation } from "./database.ts";
import { type DocumentHash, readSequence, sequenceKey } from "./keys.ts";
import { decodeRecords, encodeRecords } from "./records.ts";
import { seal, unseal } from "./sealed.ts";

const compress = promisify(deflateRaw);
const decompress = promisify(inflateRaw);

const segmentBytes = 256 * 1024;

/** Moves records from the log into history segments: fewer, larger and compressed. */
export async function packHistory(
  document: DocumentHash,
  generation: string,
  records: readonly LogRecord[],
): Promise<Operation[]> {
  const operations: Operation[] = [];
  for (const segment of splitBySize(records)) {
    const key = sequenceKey("history", document, generation, segment.at(-1)?.sequence ?? 0);
    operations.push({ type: "put", key, value: seal(key, await compress(encodeRecords(segment))) });
  }
  return operations;
}

export async function unpackHistory(key: Uint8Array, value: Uint8Array): Promise<LogRecord[]> {
  return decodeRecords(readSequence(key), await decompress(unseal(key, value)));
}

/** Runs of consecutive records, each about a segment large. */
function splitBySize(records: readonly LogRecord[]): LogRecord[][] {
  const segments: LogRecord[][] = [];
  let segment: LogRecord[] = [];
  let bytes = 0;
  for (const record of records) {
    const previous = segment.at(-1);
    if (previous && (bytes >= segmentBytes || firstOf(record) !== previous.sequence + 1)) {
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
