import { createHash } from "node:crypto";
import type { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { countBytes, type Entry, header, lengthsBytes } from "./backup-format.ts";

const pieceBytes = 64 * 1024;

/**
 * Writes all entries as one backup, ends the stream, and resolves when it took everything. It waits for a slow reader,
 * and on a failure the stream is destroyed: what was written of it is no backup.
 */
export async function writeBackup(entries: AsyncIterable<Entry>, to: Writable): Promise<void> {
  let count = 0;
  async function* encode() {
    let pieces: Uint8Array[] = [];
    let bytes = 0;
    for await (const [key, value] of entries) {
      count += 1;
      pieces.push(lengthsOf(key, value), key, value);
      bytes += key.length + value.length;
      if (bytes < pieceBytes) continue;
      yield Buffer.concat(pieces);
      pieces = [];
      bytes = 0;
    }
    yield Buffer.concat(pieces);
  }
  async function* frame(compressed: AsyncIterable<Uint8Array>) {
    const sum = createHash("sha256");
    for await (const piece of framed(compressed, () => count)) {
      sum.update(piece);
      yield piece;
    }
    yield sum.digest();
  }
  // Most of a store is compressed already: a higher level costs time and saves nothing.
  await pipeline(encode, createGzip({ level: 1 }), frame, to);
}

async function* framed(compressed: AsyncIterable<Uint8Array>, count: () => number) {
  yield header;
  yield* compressed;
  const trailer = Buffer.alloc(countBytes);
  trailer.writeBigUInt64BE(BigInt(count()));
  yield trailer;
}

function lengthsOf(key: Uint8Array, value: Uint8Array): Buffer {
  const lengths = Buffer.allocUnsafe(lengthsBytes);
  lengths.writeUInt32BE(key.length, 0);
  lengths.writeUInt32BE(value.length, 4);
  return lengths;
}
