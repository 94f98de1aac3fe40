import * as decoding from "lib0/decoding";
import { checksumOf } from "./checksum.ts";
import { decompress } from "./snappy.ts";

/**
 * A table of LevelDB's, which it never changes: blocks, each with its checksum, and at the end where the block is that
 * lists the others.
 *
 *     data … filter … list of filters, list of data │ footer        block: content  kind (1 byte)  checksum (4 bytes)
 *
 * LevelDB's binding does not let it look at the checksums when it reads.
 * https://github.com/google/leveldb/blob/main/doc/table_format.md
 */
export interface DamagedBlock {
  /** Bytes from the beginning of the file. */
  readonly at: number;
  /** Keys in it come after this one, and none after the other; `undefined`: it may concern any key of the table. */
  readonly keys: { readonly after: Uint8Array; readonly upTo: Uint8Array } | undefined;
}

const footerBytes = 48;
const magic = 0xdb4775248b80fb57n;
const trailerBytes = 5;
const isCompressed = 1;
/** LevelDB appends a number and a kind to each key. */
const internalBytes = 8;

interface Place {
  readonly at: number;
  readonly size: number;
}

export function findDamagedBlocks(file: Buffer): DamagedBlock[] {
  const footer = readFooter(file);
  if (!footer) return [{ at: Math.max(0, file.length - footerBytes), keys: undefined }];
  const lists = [readList(file, footer.filters), readList(file, footer.data)] as const;
  const [filters, data] = lists;
  const damaged: DamagedBlock[] = [];
  if (!filters) damaged.push({ at: footer.filters.at, keys: undefined });
  if (!data) damaged.push({ at: footer.data.at, keys: undefined });
  for (const { place } of filters ?? []) {
    if (!isWhole(file, place)) damaged.push({ at: place.at, keys: undefined });
  }
  let after: Uint8Array = new Uint8Array();
  for (const { key, place } of data ?? []) {
    const upTo = key.subarray(0, -internalBytes);
    if (!isWhole(file, place)) damaged.push({ at: place.at, keys: { after, upTo } });
    after = upTo;
  }
  return damaged;
}

function readFooter(file: Buffer): { filters: Place; data: Place } | undefined {
  if (file.length < footerBytes || file.readBigUInt64LE(file.length - 8) !== magic) return undefined;
  const decoder = decoding.createDecoder(file.subarray(file.length - footerBytes));
  try {
    return { filters: readPlace(decoder), data: readPlace(decoder) };
  } catch {
    return undefined;
  }
}

function readPlace(decoder: decoding.Decoder): Place {
  return { at: decoding.readVarUint(decoder), size: decoding.readVarUint(decoder) };
}

function isWhole(file: Buffer, { at, size }: Place): boolean {
  const end = at + size + trailerBytes;
  return end <= file.length && file.readUInt32LE(end - 4) === checksumOf(file.subarray(at, end - 4));
}

/** `undefined` if the list itself is damaged. */
function readList(file: Buffer, place: Place): { key: Uint8Array; place: Place }[] | undefined {
  if (!isWhole(file, place)) return undefined;
  const content = file.subarray(place.at, place.at + place.size);
  return readEntries(file[place.at + place.size] === isCompressed ? decompress(content) : content);
}

/** Each key without the beginning it shares with the one before it. */
function readEntries(block: Buffer): { key: Uint8Array; place: Place }[] {
  const entries: { key: Uint8Array; place: Place }[] = [];
  const restarts = block.readUInt32LE(block.length - 4);
  const decoder = decoding.createDecoder(block.subarray(0, block.length - 4 * (restarts + 1)));
  let key = Buffer.alloc(0);
  while (decoding.hasContent(decoder)) {
    const shared = decoding.readVarUint(decoder);
    const rest = decoding.readVarUint(decoder);
    const valueBytes = decoding.readVarUint(decoder);
    key = Buffer.concat([key.subarray(0, shared), decoding.readUint8Array(decoder, rest)]);
    const value = decoding.createDecoder(decoding.readUint8Array(decoder, valueBytes));
    entries.push({ key, place: readPlace(value) });
  }
  return entries;
}
