import { ClassicLevel } from "classic-level";
import * as decoding from "lib0/decoding";
import { ConfigError } from "../config-error.ts";
import type { ForeignDocument } from "./foreign-document.ts";

type KeyPart = string | number;

/**
 * The documents of a folder that y-leveldb wrote (also as y-websocket's server does). Its keys are rows of parts:
 *
 *     v1     name  update  number        one Yjs update each, in order; a merged one replaces those before it
 *     v1     name  meta    key           not read: whatever an application keeps beside a document
 *     v1_sv  name                        not read: follows from the updates
 *
 * A part is a type byte and then a string with its length (0), or 4 big-endian bytes (1). One document at a time is in
 * memory.
 */
export async function* readYLevelDb(folder: string): AsyncGenerator<ForeignDocument> {
  const level = await open(folder);
  try {
    let name: string | undefined;
    let updates: Uint8Array[] = [];
    for await (const [key, value] of level.iterator()) {
      const [version, owner, kind] = readKey(key);
      if (version !== "v1" || typeof owner !== "string" || kind !== "update") continue;
      if (name !== undefined && owner !== name) {
        yield { name, updates };
        updates = [];
      }
      name = owner;
      updates.push(value);
    }
    if (name === undefined) throw new ConfigError(`There are no documents of y-leveldb in ${folder}.`);
    yield { name, updates };
  } finally {
    await level.close();
  }
}

async function open(folder: string) {
  const level = new ClassicLevel<Uint8Array, Uint8Array>(folder, {
    keyEncoding: "view",
    valueEncoding: "view",
    createIfMissing: false,
  });
  try {
    await level.open();
  } catch (error) {
    const cause = ((error as Error).cause ?? error) as Error;
    throw new ConfigError(`${folder} cannot be read as a LevelDB folder: ${cause.message}.`, { cause });
  }
  return level;
}

/** Nothing for a key that is not y-leveldb's. */
function readKey(key: Uint8Array): KeyPart[] {
  const parts: KeyPart[] = [];
  try {
    const decoder = decoding.createDecoder(key);
    while (decoding.hasContent(decoder)) parts.push(readPart(decoder));
  } catch {
    return [];
  }
  return parts;
}

function readPart(decoder: decoding.Decoder): KeyPart {
  switch (decoding.readUint8(decoder)) {
    case 0:
      return decoding.readVarString(decoder);
    case 1:
      return Buffer.from(decoding.readUint8Array(decoder, 4)).readUInt32BE();
    default:
      throw new Error("A part of a key is neither a string nor a number.");
  }
}
