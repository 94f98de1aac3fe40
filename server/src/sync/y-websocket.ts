import * as decoding from "lib0/decoding";
import { type DocumentId, parseDocumentId } from "../documents/document-id.ts";
import { Refusal, type RefusalCode } from "../refusal.ts";
import { type CloseReason, closeCodes, type Frame, messageTypes, understand } from "./protocol.ts";
import type { Wire } from "./wire.ts";

/** What a y-websocket client says in the URL it connects to. */
export interface RoomRequest {
  readonly documentId: DocumentId;
  readonly token: string;
}

const pattern = /^\/yjs\/(?<name>[^?]*)\??(?<query>.*)$/;

export function isRoomRequest(url: string): boolean {
  return pattern.test(url);
}

/** Reads `/yjs/<document>?token=…`. Throws a refusal when that is no document id. */
export function readRoomRequest(url: string): RoomRequest {
  const { name = "", query = "" } = pattern.exec(url)?.groups ?? {};
  return { documentId: parseDocumentId(decoded(name)), token: new URLSearchParams(query).get("token") ?? "" };
}

/** What is not well encoded is no document id either. */
function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

const known: ReadonlySet<number> = new Set([messageTypes.sync, messageTypes.awareness, messageTypes.queryAwareness]);

/**
 * The wire of stock `y-websocket`: Hocuspocus's frames without the address, one document a socket, and no frames but
 * content and presence. It knows neither acknowledgements nor denials: `closingOf` tells it why it has to go.
 */
export function createPlainWire(documentId: DocumentId): Wire {
  return {
    read: (bytes) => readPlainFrame(documentId, bytes),
    addressOf: () => undefined,
    hasControlFrames: false,
  };
}

function readPlainFrame(address: DocumentId, bytes: Uint8Array): Frame {
  const decoder = decoding.createDecoder(bytes);
  const type = understand(() => decoding.readVarUint(decoder));
  if (!known.has(type)) throw new Refusal("malformed", `y-websocket has no frames of type ${type}.`);
  return { address, type, decoder, bytes };
}

const closings: Partial<Record<RefusalCode, CloseReason>> = {
  "invalid-document-id": closeCodes.invalidDocumentId,
  "not-found": closeCodes.notFound,
  "document-deleted": closeCodes.deleted,
  unavailable: closeCodes.tryAgainLater,
  stopping: closeCodes.restarting,
};

/** How a socket ends whose one document is refused. A stock client stops at 44xx and comes again after any other. */
export function closingOf(refusal: string): CloseReason {
  return closings[refusal as RefusalCode] ?? closeCodes.notAllowed;
}
