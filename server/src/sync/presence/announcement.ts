import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { Refusal } from "../../refusal.ts";

/** What somebody says of a client id: where it is now, or that it has gone. */
export interface Announcement {
  readonly clientId: number;
  readonly clock: number;
  /** The state as JSON. It points into the bytes it was read from. */
  readonly json: Uint8Array;
}

/** y-websocket repeats the states of everybody, of which one is looked at; nobody needs more in one frame. */
const maxAnnouncements = 1_000;

const gone = new TextEncoder().encode("null");

/** Reads an awareness update without looking into the states. Throws `malformed`. */
export function readAnnouncements(update: Uint8Array): Announcement[] {
  try {
    const decoder = decoding.createDecoder(update);
    const announcements: Announcement[] = [];
    const count = Math.min(decoding.readVarUint(decoder), maxAnnouncements);
    while (announcements.length < count) {
      const clientId = readCount(decoder);
      const clock = readCount(decoder);
      announcements.push({ clientId, clock, json: decoding.readVarUint8Array(decoder) });
    }
    return announcements;
  } catch (cause) {
    throw new Refusal("malformed", "The presence cannot be decoded.", { cause });
  }
}

/** Clients cannot tell numbers apart that are higher than these. */
function readCount(decoder: decoding.Decoder): number {
  const count = decoding.readVarUint(decoder);
  if (!Number.isSafeInteger(count)) throw new Error(`not a count: ${count}`);
  return count;
}

export function isGone({ json }: Announcement): boolean {
  return json.length === gone.length && gone.every((byte, index) => json[index] === byte);
}

/** The bytes of one client id in an awareness update, to be put together with others. */
export type Entry = Uint8Array;

export function writeEntry(clientId: number, clock: number, json: Uint8Array = gone): Entry {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, clientId);
  encoding.writeVarUint(encoder, clock);
  encoding.writeVarUint8Array(encoder, json);
  return encoding.toUint8Array(encoder);
}

export function writeEntries(entries: Iterable<Entry>, count: number): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, count);
  for (const entry of entries) encoding.writeUint8Array(encoder, entry);
  return encoding.toUint8Array(encoder);
}
