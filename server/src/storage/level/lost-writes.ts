import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import * as decoding from "lib0/decoding";
import type { Sequence } from "../document-log.ts";
import type { Finding } from "../finding.ts";
import { kindOf, readSequence } from "./keys.ts";
import type { KnownDocument } from "./known-documents.ts";
import { findLostWrites, type LostWrite } from "./log-file.ts";

/** What a write that LevelDB will skip held of one document, as far as its bytes still say. */
export interface LostPart {
  readonly type: LostWrite["type"];
  /** The document's hash in hexadecimal; `undefined` where nothing of the write can be read. */
  readonly document: string | undefined;
  /** The last update in it that can be read. */
  readonly sequence: Sequence | undefined;
}

/** Reads LevelDB's logs before LevelDB does, which would drop what is damaged and leave no trace of it. */
export async function readLostParts(dataFolder: string): Promise<LostPart[]> {
  const folder = join(dataFolder, "leveldb");
  const names = await readdir(folder).catch(() => []);
  const parts: LostPart[] = [];
  for (const name of names.filter((file) => file.endsWith(".log"))) {
    for (const lost of findLostWrites(await readFile(join(folder, name)))) parts.push(...partsOf(lost));
  }
  return parts;
}

/** The same by the names of the documents, as far as what is left in the database still tells them. */
export function findingsOf(lost: readonly LostPart[], known: readonly KnownDocument[]): Finding[] {
  const names = new Map(known.map(({ document, documentId }) => [document.toString("hex"), documentId]));
  return lost.map(({ type, document, sequence }) => ({
    ...meanings[type],
    documentId: (document && names.get(document)) ?? `(unknown) ${document ?? ""}`.trimEnd(),
    ...(sequence !== undefined && { sequence }),
  }));
}

const meanings: Record<LostWrite["type"], Pick<Finding, "type" | "meaning">> = {
  cut: {
    type: "note",
    meaning:
      "The last write was cut off: by a kill or a power cut before it was acknowledged, or later, and then everything " +
      "after it is lost as well, of other documents, too.",
  },
  damaged: { type: "damage", meaning: "LevelDB's log is damaged here, and LevelDB dropped what was written." },
};

function partsOf({ type, bytes }: LostWrite): LostPart[] {
  const sequences = new Map<string, Sequence | undefined>();
  for (const key of keysIn(bytes)) {
    const document = Buffer.from(key.subarray(1, 9)).toString("hex");
    const isLog = kindOf(key) === "log" && key.length === 19;
    sequences.set(document, isLog ? readSequence(key) : sequences.get(document));
  }
  if (sequences.size === 0) return [{ type, document: undefined, sequence: undefined }];
  return [...sequences].map(([document, sequence]) => ({ type, document, sequence }));
}

const batchHeaderBytes = 12;
const deletion = 0;
const put = 1;

/** The keys of a LevelDB batch, `(type, key, value if put)*` with lengths before the bytes, as far as it goes. */
function keysIn(batch: Buffer): Uint8Array[] {
  const keys: Uint8Array[] = [];
  const decoder = decoding.createDecoder(batch.subarray(batchHeaderBytes));
  try {
    while (decoding.hasContent(decoder)) {
      const type = decoding.readUint8(decoder);
      if (type !== put && type !== deletion) break;
      keys.push(decoding.readVarUint8Array(decoder));
      if (type === put) decoding.readVarUint8Array(decoder);
    }
  } catch {
    // The rest of it is lost.
  }
  return keys.filter((key) => kindOf(key) !== undefined && key.length >= 9);
}
