import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import type { Protocol, Received } from "./protocol.ts";
import { readSync, writeSync } from "./sync-messages.ts";

const messageTypes = { sync: 0, presence: 1, auth: 2, syncReply: 4, syncStatus: 8 };
const tokenType = 0;
const deniedType = 1;

/** Frames are `address · type · payload`; every update is acknowledged with a SyncStatus. */
export const hocuspocus: Protocol = {
  url: (server) => `${server}/sync`,
  greet: (documentId, stateVector) => [
    frame(documentId, messageTypes.auth, (encoder) => {
      encoding.writeVarUint(encoder, tokenType);
      encoding.writeVarString(encoder, "");
    }),
    frame(documentId, messageTypes.sync, (encoder) => writeSync(encoder, "step1", stateVector)),
  ],
  write: (documentId, { type, content }) =>
    type === "presence"
      ? frame(documentId, messageTypes.presence, (encoder) => encoding.writeVarUint8Array(encoder, content))
      : frame(documentId, messageTypes.sync, (encoder) => writeSync(encoder, type, content)),
  read,
  tellsState: true,
  confirmsBy: "acknowledgement",
};

function frame(documentId: string, type: number, payload: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarString(encoder, documentId);
  encoding.writeVarUint(encoder, type);
  payload(encoder);
  return encoding.toUint8Array(encoder);
}

function read(bytes: Uint8Array): Received {
  const decoder = decoding.createDecoder(bytes);
  decoding.readVarUint8Array(decoder);
  switch (decoding.readVarUint(decoder)) {
    case messageTypes.sync:
    case messageTypes.syncReply:
      return readSync(decoder);
    case messageTypes.presence:
      return { type: "presence", content: decoding.readVarUint8Array(decoder) };
    case messageTypes.syncStatus:
      return { type: decoding.readVarUint(decoder) === 1 ? "acknowledged" : "refused" };
    case messageTypes.auth:
      return { type: decoding.readVarUint(decoder) === deniedType ? "refused" : "other" };
    default:
      return { type: "other" };
  }
}
