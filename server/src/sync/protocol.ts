import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { Refusal } from "../refusal.ts";

/**
 * The wire of `/sync`. Every frame is `address · type · payload`: the address is the document id, with `\0` and a
 * session id behind it for clients that open a document several times on one socket.
 *
 * Types below 100 are Hocuspocus's. A client that says `hello` is one of Weft's and gets, instead of a `syncStatus`
 * for each frame, numbered receipts:
 *
 *     client                                   server
 *     auth · hello · syncStep1   ───────────▶
 *                                ◀───────────  authenticated · welcome · syncStep2 · syncStep1
 *     syncStep2          (1st)   ───────────▶
 *     update             (2nd)   ───────────▶
 *                                ◀───────────  receipt 2      both would survive a crash of the server
 *     update             (3rd)   ───────────▶
 *                                ◀───────────  refused 3      something in it was not applied and will not be
 */
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
} as const;

export const syncTypes = { step1: 0, step2: 1, update: 2 } as const;
export const authTypes = { token: 0, denied: 1, authenticated: 2 } as const;

export type MessageTypes = typeof messageTypes;

/** What a Weft client says of itself before it syncs. */
export interface Hello {
  /** The newest schema version it can write. */
  schema: number;
  /** Of its local copy, if it has one. */
  generation?: string | undefined;
  /** The last sequence number it has seen in a receipt of that generation. */
  sequence?: number | undefined;
  /** What came with it. */
  proof?: string | undefined;
}

/** What the server says of the document. */
export interface Welcome {
  generation: string;
  /** The schema version a writer must know. */
  schema: number;
  canWrite: boolean;
  /** Larger frames are refused by closing the socket. */
  maxFrameBytes: number;
}

/**
 * Why the server closes a socket. 44xx: stop, the same will happen again. 45xx, 1012 and 1013: come again later.
 * `ws` itself adds 1002 and 1007 for bytes that are no WebSocket frames, and 1009 for a frame above `maxFrameBytes`.
 * At the door there is no socket to close yet, and a status answers: 403 a foreign origin, 404 no such place,
 * 429 too many sockets or misdeeds of the address, 503 stopping or full.
 */
export const closeCodes = {
  restarting: { code: 1012, reason: "The server is restarting." },
  accessChanged: { code: 1012, reason: "What may be done here has changed. Sign in again." },
  tryAgainLater: { code: 1013, reason: "The server cannot do this right now." },
  tooSlow: { code: 1013, reason: "The connection is too slow for what it has to carry." },
  malformed: { code: 4400, reason: "A frame could not be understood." },
  signInFailed: { code: 4401, reason: "Signing in failed too often on this connection." },
  invalidDocumentId: { code: 4400, reason: "The address names no document: see how a document id is written." },
  notAllowed: { code: 4403, reason: "This document may not be opened." },
  notFound: { code: 4404, reason: "There is no such document." },
  deleted: { code: 4410, reason: "This document was deleted." },
  tooMuchTooEarly: { code: 4413, reason: "Too much was sent before anybody signed in." },
  tooManyDocuments: { code: 4429, reason: "Too many documents on one connection." },
  notAuthenticated: { code: 4508, reason: "Nobody signed in on this connection in time." },
} satisfies Record<string, CloseReason>;

/** The same would happen again. */
export function isForGood(code: number): boolean {
  return code >= 4400 && code < 4500;
}

export interface CloseReason {
  readonly code: number;
  readonly reason: string;
}

/** The address of a frame to a client. The wire of y-websocket has none: there a socket is a document. */
export type Address = string | undefined;

export interface Frame {
  address: string;
  type: number;
  /** Stands at the payload. */
  decoder: decoding.Decoder;
  bytes: Uint8Array;
}

/** Whether a client asks for the state of a document. Leaves the frame as it is. */
export function isQuestion({ type, decoder }: Frame): boolean {
  return type === messageTypes.sync && decoding.hasContent(decoder) && decoder.arr[decoder.pos] === syncTypes.step1;
}

/** Throws a `malformed` refusal for anything that is not a frame. */
export function readFrame(bytes: Uint8Array): Frame {
  return understand(() => {
    const decoder = decoding.createDecoder(bytes);
    const address = decoding.readVarString(decoder);
    return { address, type: decoding.readVarUint(decoder), decoder, bytes };
  });
}

export type SyncMessage = { type: "step1"; stateVector: Uint8Array } | { type: "step2" | "update"; update: Uint8Array };

export function readSync({ decoder }: Frame): SyncMessage {
  return understand((): SyncMessage => {
    const type = decoding.readVarUint(decoder);
    const content = decoding.readVarUint8Array(decoder);
    switch (type) {
      case syncTypes.step1:
        return { type: "step1", stateVector: content };
      case syncTypes.step2:
        return { type: "step2", update: content };
      case syncTypes.update:
        return { type: "update", update: content };
      default:
        throw new Error(`unknown sync message ${type}`);
    }
  });
}

export function readBytes({ decoder }: Frame): Uint8Array {
  return understand(() => decoding.readVarUint8Array(decoder));
}

export function readHello({ decoder }: Frame): Hello {
  return understand(() => {
    const hello: unknown = JSON.parse(decoding.readVarString(decoder));
    if (typeof hello !== "object" || hello === null) throw new Error("not an object");
    const { schema, generation, sequence, proof } = hello as Record<string, unknown>;
    return {
      schema: Number.isSafeInteger(schema) ? (schema as number) : 0,
      generation: typeof generation === "string" ? generation : undefined,
      sequence: Number.isSafeInteger(sequence) ? (sequence as number) : undefined,
      proof: typeof proof === "string" ? proof : undefined,
    };
  });
}

/** Throws a `malformed` refusal for an auth frame that shows no token: there Hocuspocus would print its error. */
export function checkToken({ bytes }: Frame) {
  const { decoder } = readFrame(bytes);
  understand(() => {
    if (decoding.readVarUint(decoder) !== authTypes.token) throw new Error("not a token");
    decoding.readVarString(decoder);
    // The version of the client's library, since 4.
    if (decoding.hasContent(decoder)) decoding.readVarString(decoder);
  });
}

/** The reason of a denial, `undefined` for any other frame. */
export function readDenial(frame: Frame): string | undefined {
  if (frame.type !== messageTypes.auth || decoding.readVarUint(frame.decoder) !== authTypes.denied) return undefined;
  return decoding.readVarString(frame.decoder);
}

export function writeSyncStep1(address: Address, stateVector: Uint8Array): Uint8Array {
  return writeSync(address, syncTypes.step1, stateVector);
}

export function writeSyncStep2(address: Address, update: Uint8Array): Uint8Array {
  return writeSync(address, syncTypes.step2, update);
}

export function writeUpdate(address: Address, update: Uint8Array): Uint8Array {
  return writeSync(address, syncTypes.update, update);
}

function writeSync(address: Address, type: number, content: Uint8Array): Uint8Array {
  return write(address, messageTypes.sync, (encoder) => {
    encoding.writeVarUint(encoder, type);
    encoding.writeVarUint8Array(encoder, content);
  });
}

export function writeSyncStatus(address: Address, isApplied: boolean): Uint8Array {
  return write(address, messageTypes.syncStatus, (encoder) => encoding.writeVarUint(encoder, isApplied ? 1 : 0));
}

export function writeDenied(address: string, reason: string): Uint8Array {
  return write(address, messageTypes.auth, (encoder) => {
    encoding.writeVarUint(encoder, authTypes.denied);
    encoding.writeVarString(encoder, reason);
  });
}

/** What a client shows to be let in. */
export function writeToken(address: string, token: string): Uint8Array {
  return write(address, messageTypes.auth, (encoder) => {
    encoding.writeVarUint(encoder, authTypes.token);
    encoding.writeVarString(encoder, token);
  });
}

export function writeAwareness(address: Address, update: Uint8Array): Uint8Array {
  return write(address, messageTypes.awareness, (encoder) => encoding.writeVarUint8Array(encoder, update));
}

/** Tells a y-websocket client that what it sent was refused: its wire numbers its own `auth` frames from 0. */
export function writePlainDenial(reason: string): Uint8Array {
  return write(undefined, messageTypes.auth, (encoder) => {
    encoding.writeVarUint(encoder, 0);
    encoding.writeVarString(encoder, reason);
  });
}

export function writeAuthenticated(address: Address, mayWrite: boolean): Uint8Array {
  return write(address, messageTypes.auth, (encoder) => {
    encoding.writeVarUint(encoder, authTypes.authenticated);
    encoding.writeVarString(encoder, mayWrite ? "read-write" : "readonly");
  });
}

export function writeWelcome(address: Address, welcome: Welcome): Uint8Array {
  return write(address, messageTypes.welcome, (encoder) => encoding.writeVarString(encoder, JSON.stringify(welcome)));
}

/** What of a connection and of its document the disk has. */
export interface Receipt {
  /** So many content frames of this connection, except those that were refused. */
  frames: number;
  sequence: number;
  /** For the next `hello`: that the server has said so. */
  proof: string;
}

export function writeReceipt(address: Address, { frames, sequence, proof }: Receipt): Uint8Array {
  return write(address, messageTypes.receipt, (encoder) => {
    encoding.writeVarUint(encoder, frames);
    encoding.writeVarUint(encoder, sequence);
    encoding.writeVarString(encoder, proof);
  });
}

export function writeRefused(address: Address, frame: number, code: string): Uint8Array {
  return write(address, messageTypes.refused, (encoder) => {
    encoding.writeVarUint(encoder, frame);
    encoding.writeVarString(encoder, code);
  });
}

function write(address: Address, type: number, payload: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  if (address !== undefined) encoding.writeVarString(encoder, address);
  encoding.writeVarUint(encoder, type);
  payload(encoder);
  return encoding.toUint8Array(encoder);
}

/** What cannot be decoded is a `malformed` refusal. */
export function understand<Result>(read: () => Result): Result {
  try {
    return read();
  } catch (cause) {
    throw new Refusal("malformed", "A frame could not be understood.", { cause });
  }
}
