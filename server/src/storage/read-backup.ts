import { createHash } from "node:crypto";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { countBytes, type Entry, header, headerBefore, lengthsBytes, sumBytes } from "./backup-format.ts";

const trailerBytes = countBytes + sumBytes;

/** What was read is no whole backup. Nothing of it may be used. */
export class NoBackup extends Error {
  override readonly name = "NoBackup";
}

/** Passes a backup on as it is, and throws `NoBackup` at its end unless it was a whole one. */
export async function* checkBackup(from: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = new Reader();
  for await (const chunk of from) {
    reader.push(chunk);
    yield chunk;
  }
  reader.end();
}

/** The entries of a backup. Throws `NoBackup` at the end, or before, when it was not whole: check it first. */
export async function* readBackup(from: AsyncIterable<Uint8Array>): AsyncGenerator<Entry> {
  const reader = new Reader();
  async function* content() {
    for await (const chunk of from) yield reader.push(chunk);
  }
  let count = 0;
  for await (const entry of decode(content())) {
    count += 1;
    yield entry;
  }
  if (reader.end() !== count) throw new NoBackup("The backup does not hold as many entries as it says.");
}

/** Takes the frame off what comes in, and knows at the end whether it was right. */
class Reader {
  readonly #sum = createHash("sha256");
  #head = Buffer.alloc(0);
  /** The last bytes so far, which may be the trailer. */
  #tail = Buffer.alloc(0);

  /** The content in what is known up to this chunk. */
  push(chunk: Uint8Array): Buffer {
    const missing = header.length - this.#head.length;
    if (missing > 0) this.#readHeader(chunk.subarray(0, missing));
    const known = Buffer.concat([this.#tail, chunk.subarray(missing)]);
    const end = Math.max(0, known.length - trailerBytes);
    this.#tail = known.subarray(end);
    const content = known.subarray(0, end);
    this.#sum.update(content);
    return content;
  }

  #readHeader(chunk: Uint8Array) {
    this.#head = Buffer.concat([this.#head, chunk]);
    const isKnown = [header, headerBefore].some((one) => one.subarray(0, this.#head.length).equals(this.#head));
    if (!isKnown) {
      throw new NoBackup("This is no backup of Weft, or one of a version that this Weft does not know.");
    }
    this.#sum.update(chunk);
  }

  /** The number of entries; throws unless all that was pushed is one whole backup. */
  end(): number {
    const isWhole = this.#head.length === header.length && this.#tail.length === trailerBytes;
    const count = this.#tail.subarray(0, countBytes);
    if (!isWhole || !this.#sum.update(count).digest().equals(this.#tail.subarray(countBytes))) {
      throw new NoBackup("The backup is damaged, or its end is missing.");
    }
    return Number(count.readBigUInt64BE());
  }
}

async function* decode(compressed: AsyncIterable<Uint8Array>): AsyncGenerator<Entry> {
  const waiting = new Pieces();
  let lengths: Buffer | undefined;
  for await (const piece of decompress(compressed)) {
    waiting.push(piece);
    for (;;) {
      lengths ??= waiting.take(lengthsBytes);
      if (!lengths) break;
      const keyLength = lengths.readUInt32BE(0);
      const entry = waiting.take(keyLength + lengths.readUInt32BE(4));
      if (!entry) break;
      yield [entry.subarray(0, keyLength), entry.subarray(keyLength)];
      lengths = undefined;
    }
  }
  if (lengths !== undefined || waiting.size > 0) throw new NoBackup("The backup ends in the middle of an entry.");
}

async function* decompress(compressed: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  const gunzip = createGunzip();
  const feeding = pipeline(compressed, gunzip);
  feeding.catch(() => {});
  try {
    for await (const piece of gunzip) yield piece as Buffer;
    await feeding;
  } catch (error) {
    if (!String((error as NodeJS.ErrnoException).code).startsWith("Z_")) throw error;
    throw new NoBackup(`The backup cannot be unpacked: ${(error as Error).message}.`, { cause: error });
  }
}

/** Bytes that came in pieces and are taken in others, each copied once. */
class Pieces {
  #pieces: Buffer[] = [];
  size = 0;

  push(piece: Buffer) {
    this.#pieces.push(piece);
    this.size += piece.length;
  }

  take(length: number): Buffer | undefined {
    if (this.size < length) return undefined;
    const all = this.#pieces.length === 1 ? (this.#pieces[0] as Buffer) : Buffer.concat(this.#pieces);
    this.#pieces = [all.subarray(length)];
    this.size -= length;
    return all.subarray(0, length);
  }
}
