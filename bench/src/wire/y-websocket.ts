import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import type { Protocol } from "./protocol.ts";
import { readSync, type SyncType, writeSync } from "./sync-messages.ts";

const messageTypes = { sync: 0, presence: 1 };

/** Frames are `type · payload`, one document a socket; an author gets its own updates back. */
export const yWebsocket: Protocol = {
  url: (server, documentId) => `${server}/${documentId}`,
  greet: (_, stateVector) => [syncFrame("step1", stateVector)],
  write: (_, { type, content }) => (type === "presence" ? presenceFrame(content) : syncFrame(type, content)),
  read(frame) {
    const decoder = decoding.createDecoder(frame);
    switch (decoding.readVarUint(decoder)) {
      case messageTypes.sync:
        return readSync(decoder);
      case messageTypes.presence:
        return { type: "presence", content: decoding.readVarUint8Array(decoder) };
      default:
        return { type: "other" };
    }
  },
  tellsState: true,
  confirmsBy: "echo",
};

function syncFrame(type: SyncType, content: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, messageTypes.sync);
  writeSync(encoder, type, content);
  return encoding.toUint8Array(encoder);
}

function presenceFrame(content: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, messageTypes.presence);
  encoding.writeVarUint8Array(encoder, content);
  return encoding.toUint8Array(encoder);
}
