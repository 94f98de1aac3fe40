import { createHash } from "node:crypto";
import { type ContentAddress, parseContentAddress } from "../../uploads/content-address.ts";
import type { Sequence } from "../document-log.ts";

/**
 * Keys are binary and big-endian, so that LevelDB's order is the order of the numbers:
 *
 *     head       d  document                             name, generation, creation
 *     log        l  document generation last sequence    the updates of one commit
 *     snapshot   s  document generation sequence         manifest
 *     chunk      S  document generation sequence chunk   a piece of a snapshot
 *     history    h  document generation last sequence    records a snapshot covers
 *     version    v  document generation sequence         its name
 *     claim      o  document generation client id        whose a Yjs client id is
 *     tombstone  t  document
 *     purge      p  document                             a deletion that has begun
 *     entry      c  document                             the catalogue's
 *     recent     r  newest-first time, document          the catalogue's order
 *     stale      q  document                             its catalogue entry may be behind
 *     moment     m  hash of the name, 32 bytes           a name and a time
 *     upload     u  document address                     a file it holds
 *     holder     U  address document                     the same the other way round
 *
 * `document` is the first 8 bytes of the id's SHA-256: ids may be long or hostile, and records are found again even if
 * the head is lost. The head holds the id itself, so a collision is noticed and refused.
 */
export type Kind = keyof typeof kinds;

const kinds = {
  head: "d",
  log: "l",
  snapshot: "s",
  chunk: "S",
  history: "h",
  version: "v",
  claim: "o",
  tombstone: "t",
  purge: "p",
  entry: "c",
  recent: "r",
  stale: "q",
  moment: "m",
  upload: "u",
  holder: "U",
};

export const allKinds = Object.keys(kinds) as Kind[];

const documentBytes = 8;
const addressBytes = 32;
const pieceLetter = "f";
const generationBytes = 4;
const sequenceBytes = 6;
const latest = 2 ** 48 - 1;

export type DocumentHash = Buffer;

export function hashDocument(documentId: string): DocumentHash {
  const hash = createHash("sha256").update(documentId, "utf8").digest();
  return Buffer.from(hash.subarray(0, documentBytes));
}

export function documentKey(kind: Kind, document: DocumentHash): Buffer {
  return Buffer.concat([prefix(kind), document]);
}

export function sequenceKey(kind: Kind, document: DocumentHash, generation: string, sequence: Sequence): Buffer {
  const key = Buffer.allocUnsafe(1 + documentBytes + generationBytes + sequenceBytes);
  key.write(kinds[kind], 0, "latin1");
  key.set(document, 1);
  key.write(generation, 1 + documentBytes, "hex");
  key.writeUIntBE(sequence, 1 + documentBytes + generationBytes, sequenceBytes);
  return key;
}

export function chunkKey(document: DocumentHash, generation: string, sequence: Sequence, chunk: number): Buffer {
  const key = Buffer.concat([sequenceKey("chunk", document, generation, sequence), Buffer.alloc(4)]);
  key.writeUInt32BE(chunk, key.length - 4);
  return key;
}

export function claimKey(document: DocumentHash, generation: string, client: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(client));
  return Buffer.concat([documentKey("claim", document), Buffer.from(generation, "hex"), bytes]);
}

export function recentKey(time: number, document: DocumentHash): Buffer {
  const key = Buffer.concat([prefix("recent"), Buffer.alloc(sequenceBytes), document]);
  key.writeUIntBE(latest - time, 1, sequenceBytes);
  return key;
}

export function momentKey(name: string): Buffer {
  return Buffer.concat([prefix("moment"), createHash("sha256").update(name, "utf8").digest()]);
}

/** `address` is the 32 bytes of a content address. */
export function uploadKey(document: DocumentHash, address: ContentAddress): Buffer {
  return Buffer.concat([documentKey("upload", document), Buffer.from(address, "hex")]);
}

export function holderKey(address: ContentAddress, document: DocumentHash): Buffer {
  return Buffer.concat([prefix("holder"), Buffer.from(address, "hex"), document]);
}

/** In backups only: a part of a file, which LevelDB never holds. No kind begins with its letter. */
export function pieceKey(address: ContentAddress, piece: number): Buffer {
  const key = Buffer.concat([Buffer.from(pieceLetter, "latin1"), Buffer.from(address, "hex"), Buffer.alloc(4)]);
  key.writeUInt32BE(piece, key.length - 4);
  return key;
}

/** The file a key of a backup is a part of; `undefined` for what belongs into LevelDB. */
export function fileOfPiece(key: Uint8Array): ContentAddress | undefined {
  const isPiece = asBuffer(key).toString("latin1", 0, 1) === pieceLetter && key.length === 1 + addressBytes + 4;
  return isPiece ? parseContentAddress(asBuffer(key).toString("hex", 1, 1 + addressBytes)) : undefined;
}

/** The file that the key of a holder is about. */
export function readHeldAddress(key: Uint8Array): ContentAddress {
  return parseContentAddress(asBuffer(key).toString("hex", 1, 1 + addressBytes));
}

/** The file that the key of an upload is about. */
export function readAddress(key: Uint8Array): ContentAddress {
  return parseContentAddress(asBuffer(key).toString("hex", 1 + documentBytes));
}

export function readSequence(key: Uint8Array): Sequence {
  return asBuffer(key).readUIntBE(1 + documentBytes + generationBytes, sequenceBytes);
}

export function readGeneration(key: Uint8Array): string {
  return asBuffer(key).toString("hex", 1 + documentBytes, 1 + documentBytes + generationBytes);
}

export function readDocument(key: Uint8Array): DocumentHash {
  return asBuffer(key).subarray(-documentBytes);
}

/** `undefined` for a key that no kind of ours begins with. */
export function kindOf(key: Uint8Array): Kind | undefined {
  const letter = String.fromCharCode(key[0] ?? 0);
  return allKinds.find((kind) => kinds[kind] === letter);
}

interface Range {
  gte: Buffer;
  lt: Buffer;
}

/** Every key there is. */
export function everything(): Range {
  return { gte: Buffer.of(0), lt: Buffer.of(0xff) };
}

/** All keys of one kind. */
export function kindRange(kind: Kind): Range {
  return startingWith(prefix(kind));
}

/** All keys of one kind that belong to a document, of every generation unless one is named. */
export function documentRange(kind: Kind, document: DocumentHash, generation = ""): Range {
  return startingWith(Buffer.concat([documentKey(kind, document), Buffer.from(generation, "hex")]));
}

/** A key for each document that holds a file. */
export function holderRange(address: ContentAddress): Range {
  return startingWith(Buffer.concat([prefix("holder"), Buffer.from(address, "hex")]));
}

/** The keys of one kind and generation from one sequence number on. */
export function sequenceRange(kind: Kind, document: DocumentHash, generation: string, from: Sequence): Range {
  return {
    gte: sequenceKey(kind, document, generation, from),
    lt: documentRange(kind, document, generation).lt,
  };
}

function startingWith(bytes: Buffer): Range {
  return { gte: bytes, lt: Buffer.concat([bytes, Buffer.alloc(24, 0xff)]) };
}

function prefix(kind: Kind): Buffer {
  return Buffer.from(kinds[kind], "latin1");
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
