import { promisify } from "node:util";
import { deflateRaw, inflateRaw } from "node:zlib";
import type { Damage, Snapshot } from "../document-log.ts";
import type { Operation, View } from "./database.ts";
import { chunkKey, type DocumentHash, documentRange, sequenceKey } from "./keys.ts";
import { Damaged, seal, sealJson, unseal, unsealJson } from "./sealed.ts";

const compress = promisify(deflateRaw);
const decompress = promisify(inflateRaw);

const chunkBytes = 512 * 1024;

interface Manifest {
  chunks: number;
  /** Size of the state before compression. */
  bytes: number;
  /** What was already lost when the snapshot was made. */
  damage: readonly Damage[];
}

/** The pieces of a snapshot, to be written one by one before the manifest, which makes it exist. */
export async function encodeSnapshot(
  document: DocumentHash,
  generation: string,
  snapshot: Snapshot,
  damage: readonly Damage[],
) {
  const compressed = await compress(snapshot.state);
  const chunks: Operation[] = [];
  for (let start = 0; start < compressed.length; start += chunkBytes) {
    const key = chunkKey(document, generation, snapshot.sequence, chunks.length);
    chunks.push({ type: "put", key, value: seal(key, compressed.subarray(start, start + chunkBytes)) });
  }
  const key = sequenceKey("snapshot", document, generation, snapshot.sequence);
  const content: Manifest = { chunks: chunks.length, bytes: snapshot.state.length, damage };
  const manifest: Operation = { type: "put", key, value: sealJson(key, content) };
  return { chunks, manifest };
}

/** Throws `Damaged` when a piece is missing or not what was written. */
export async function readSnapshot(
  view: View,
  document: DocumentHash,
  generation: string,
  sequence: number,
): Promise<{ snapshot: Snapshot; damage: readonly Damage[] }> {
  const manifestKey = sequenceKey("snapshot", document, generation, sequence);
  const manifest = unsealJson<Manifest>(manifestKey, (await view.get(manifestKey)) ?? new Uint8Array());
  const pieces: Uint8Array[] = [];
  for (let index = 0; index < manifest.chunks; index++) {
    const key = chunkKey(document, generation, sequence, index);
    pieces.push(unseal(key, (await view.get(key)) ?? new Uint8Array()));
  }
  const state = await decompress(Buffer.concat(pieces), { maxOutputLength: Math.max(1, manifest.bytes) });
  if (state.length !== manifest.bytes) throw new Damaged(`The snapshot at ${sequence} is incomplete.`);
  return { snapshot: { sequence, state }, damage: manifest.damage };
}

/** Keys of manifests and pieces of every snapshot except those at the given sequence numbers. */
export async function snapshotKeysExcept(view: View, document: DocumentHash, generation: string, kept: number[]) {
  const stale: Operation[] = [];
  const keptKeys = kept.map((sequence) => chunkKey(document, generation, sequence, 0).subarray(1, -4));
  for (const kind of ["snapshot", "chunk"] as const) {
    for await (const key of view.keys(documentRange(kind, document, generation))) {
      const isKept = keptKeys.some((keptKey) => keptKey.equals(key.subarray(1, 1 + keptKey.length)));
      if (!isKept) stale.push({ type: "del", key });
    }
  }
  return stale;
}
