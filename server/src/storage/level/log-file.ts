import { checksumOf } from "./checksum.ts";

/**
 * LevelDB's own log, as it lies on the disk before LevelDB opens it: blocks of 32 KiB, in them fragments
 *
 *     checksum (4 bytes)  length (2)  type (1)  data          the numbers little-endian
 *
 * of which one (full) or several (first, middle …, last) make a write. Opening skips what is damaged, with the rest of
 * its block, and says nothing: only who looks before can tell. https://github.com/google/leveldb/blob/main/doc/log_format.md
 */
export interface LostWrite {
  /** `damaged`: it was whole once. `cut`: the file ends within it, as a kill or a power cut in the middle of it leaves it. */
  readonly type: "damaged" | "cut";
  /** What is left of it, from its beginning; empty when that is lost. */
  readonly bytes: Buffer;
}

const blockBytes = 32 * 1024;
const headerBytes = 7;
const types = { full: 1, first: 2, middle: 3, last: 4 };

/** The writes that LevelDB will skip. */
export function findLostWrites(file: Buffer): LostWrite[] {
  const lost: LostWrite[] = [];
  let pieces: Buffer[] = [];
  let isWhole = true;
  let skippedUntil = 0;

  function end(outcome: LostWrite["type"] | "whole") {
    if (outcome !== "whole") lost.push({ type: outcome, bytes: Buffer.concat(pieces) });
    pieces = [];
    isWhole = true;
  }

  for (let at = 0; at < file.length;) {
    const blockEnd = at - (at % blockBytes) + blockBytes;
    if (blockEnd - at < headerBytes) {
      at = blockEnd;
      continue;
    }
    const fragment = readFragment(file, at);
    if (begins(fragment) && pieces.length > 0) end("damaged");
    const isFramed = fragment.type >= types.full && fragment.type <= types.last && fragment.end <= blockEnd;
    if (!isFramed || fragment.end > file.length) {
      // Where the next one begins cannot be known, and the rest of the block is skipped.
      const later = wholeFragmentsAfter(file, at, blockEnd);
      // A kill cuts the last write. Where more follows, it was a damage that made it look so.
      const isCut = blockEnd >= file.length && later.length === 0;
      if (pieces.length > 0 && !isCut) end("damaged");
      pieces.push(fragment.data);
      end(isCut ? "cut" : "damaged");
      for (const one of later) if (begins(one)) lost.push({ type: "damaged", bytes: one.data });
      at = blockEnd;
      continue;
    }
    pieces.push(fragment.data);
    if (!fragment.isWhole) skippedUntil = blockEnd;
    isWhole &&= at >= skippedUntil;
    at = fragment.end;
    if (fragment.type === types.full || fragment.type === types.last) end(isWhole ? "whole" : "damaged");
  }
  if (pieces.length > 0) end(isWhole ? "cut" : "damaged");
  return lost;
}

type Fragment = ReturnType<typeof readFragment>;

function begins({ type }: Fragment): boolean {
  return type === types.full || type === types.first;
}

function wholeFragmentsAfter(file: Buffer, start: number, blockEnd: number): Fragment[] {
  const found: Fragment[] = [];
  const last = Math.min(file.length, blockEnd);
  for (let at = start + 1; at + headerBytes < last;) {
    const type = file.readUInt8(at + headerBytes - 1);
    const fragment = type >= types.full && type <= types.last ? readFragment(file, at) : undefined;
    const isFound = fragment !== undefined && fragment.end <= last && fragment.isWhole;
    if (isFound) found.push(fragment);
    at = isFound ? fragment.end : at + 1;
  }
  return found;
}

function readFragment(file: Buffer, at: number) {
  const header = Buffer.alloc(headerBytes);
  file.copy(header, 0, at, at + headerBytes);
  const end = at + headerBytes + header.readUInt16LE(4);
  return {
    type: header.readUInt8(headerBytes - 1),
    data: file.subarray(at + headerBytes, end),
    end,
    get isWhole() {
      return header.readUInt32LE(0) === checksumOf(file.subarray(at + headerBytes - 1, end));
    },
  };
}
