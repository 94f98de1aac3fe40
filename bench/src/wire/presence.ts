import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";

/** Where somebody is, as the awareness protocol says it: each new state of a client has the next clock. */
export interface Presence {
  readonly client: number;
  readonly clock: number;
  readonly state: string;
}

export function writePresence({ client, clock, state }: Presence): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 1);
  encoding.writeVarUint(encoder, client);
  encoding.writeVarUint(encoder, clock);
  encoding.writeVarString(encoder, state);
  return encoding.toUint8Array(encoder);
}

export function readPresences(update: Uint8Array): Presence[] {
  const decoder = decoding.createDecoder(update);
  return Array.from({ length: decoding.readVarUint(decoder) }, () => ({
    client: decoding.readVarUint(decoder),
    clock: decoding.readVarUint(decoder),
    state: decoding.readVarString(decoder),
  }));
}
