import type { Hello, MessageTypes, Receipt, Welcome } from "@weft/server/api";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";

/** The client's side of the wire that `server/src/sync/protocol.ts` describes. */
export const messageTypes = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  syncReply: 4,
  stateless: 5,
  close: 7,
  syncStatus: 8,
  hello: 100,
  welcome: 101,
  receipt: 102,
  refused: 103,
} as const satisfies MessageTypes;

const syncTypes = { step1: 0, step2: 1, update: 2 } as const;
const authTypes = { token: 0, denied: 1 } as const;

/** What a client remembers for a server that has lost the end of its log: what the last receipt said. */
export type Known = Pick<Hello, "generation" | "sequence" | "proof">;

/** What the server says, as a client of one document hears it. */
export type ServerMessage =
  | { type: "step1"; stateVector: Uint8Array }
  | { type: "step2" | "update"; update: Uint8Array }
  | { type: "awareness"; update: Uint8Array }
  | { type: "denied"; reason: string }
  /** The token of this connection ends soon. */
  | { type: "token-asked" }
  /** At the start, and again when what this client may do has changed. */
  | { type: "welcome"; welcome: Welcome }
  | { type: "receipt"; receipt: Receipt }
  /** Something in this content frame was not applied and will not be. */
  | { type: "refused"; frame: number; code: string }
  | { type: "closed" }
  | { type: "other" };

export function readMessage(bytes: Uint8Array): { address: string; message: ServerMessage } {
  const decoder = decoding.createDecoder(bytes);
  return { address: decoding.readVarString(decoder), message: readPayload(decoding.readVarUint(decoder), decoder) };
}

function readPayload(type: number, decoder: decoding.Decoder): ServerMessage {
  switch (type) {
    case messageTypes.sync:
    case messageTypes.syncReply:
      return readSync(decoder);
    case messageTypes.awareness:
      return { type: "awareness", update: decoding.readVarUint8Array(decoder) };
    case messageTypes.auth:
      return readAuth(decoder);
    case messageTypes.welcome:
      return { type: "welcome", welcome: JSON.parse(decoding.readVarString(decoder)) as Welcome };
    case messageTypes.receipt:
      return { type: "receipt", receipt: readReceipt(decoder) };
    case messageTypes.refused:
      return { type: "refused", frame: decoding.readVarUint(decoder), code: decoding.readVarString(decoder) };
    case messageTypes.close:
      return { type: "closed" };
    default:
      return { type: "other" };
  }
}

function readReceipt(decoder: decoding.Decoder): Receipt {
  return {
    frames: decoding.readVarUint(decoder),
    sequence: decoding.readVarUint(decoder),
    proof: decoding.readVarString(decoder),
  };
}

function readAuth(decoder: decoding.Decoder): ServerMessage {
  const type = decoding.readVarUint(decoder);
  if (type === authTypes.token) return { type: "token-asked" };
  return type === authTypes.denied ? { type: "denied", reason: decoding.readVarString(decoder) } : { type: "other" };
}

function readSync(decoder: decoding.Decoder): ServerMessage {
  const type = decoding.readVarUint(decoder);
  const content = decoding.readVarUint8Array(decoder);
  if (type === syncTypes.step1) return { type: "step1", stateVector: content };
  return { type: type === syncTypes.step2 ? "step2" : "update", update: content };
}

export function writeAuth(address: string, token: string): Uint8Array {
  return write(address, messageTypes.auth, (encoder) => {
    encoding.writeVarUint(encoder, authTypes.token);
    encoding.writeVarString(encoder, token);
  });
}

export function writeHello(address: string, hello: Hello): Uint8Array {
  return write(address, messageTypes.hello, (encoder) => encoding.writeVarString(encoder, JSON.stringify(hello)));
}

export function writeSync(address: string, type: keyof typeof syncTypes, content: Uint8Array): Uint8Array {
  return write(address, messageTypes.sync, (encoder) => {
    encoding.writeVarUint(encoder, syncTypes[type]);
    encoding.writeVarUint8Array(encoder, content);
  });
}

export function writeAwareness(address: string, update: Uint8Array): Uint8Array {
  return write(address, messageTypes.awareness, (encoder) => encoding.writeVarUint8Array(encoder, update));
}

export function writeClose(address: string): Uint8Array {
  return write(address, messageTypes.close, () => {});
}

function write(address: string, type: number, payload: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarString(encoder, address);
  encoding.writeVarUint(encoder, type);
  payload(encoder);
  return encoding.toUint8Array(encoder);
}
