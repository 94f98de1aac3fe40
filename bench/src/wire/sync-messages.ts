import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import type { Received } from "./protocol.ts";

/** The sync messages of y-protocols, which all servers speak inside their own frames. */
const types = ["step1", "step2", "update"] as const;

export type SyncType = (typeof types)[number];

export function writeSync(encoder: encoding.Encoder, type: SyncType, content: Uint8Array) {
  encoding.writeVarUint(encoder, types.indexOf(type));
  encoding.writeVarUint8Array(encoder, content);
}

export function readSync(decoder: decoding.Decoder): Received {
  const type = types[decoding.readVarUint(decoder)];
  return type ? { type, content: decoding.readVarUint8Array(decoder) } : { type: "other" };
}
