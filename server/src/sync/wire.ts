import { type Address, type Frame, readFrame } from "./protocol.ts";

/**
 * How one kind of client writes and reads. Inside there is one kind of frame, Hocuspocus's; whoever speaks another is
 * translated where its bytes come in and go out.
 */
export interface Wire {
  /** Throws a `malformed` refusal for bytes that are no frame of a client. */
  read(bytes: Uint8Array): Frame;
  /** What the client expects on the frames of a document. */
  addressOf(address: string): Address;
  /** It is told in frames that it was let in, denied or sent away; another learns it from how its socket is closed. */
  readonly hasControlFrames: boolean;
}

/** `/sync`. */
export const hocuspocusWire: Wire = {
  read: readFrame,
  addressOf: (address) => address,
  hasControlFrames: true,
};
