declare const message: unique symbol;

/** The bytes of one whole WebSocket message, ready for any number of streams. */
export type Message = Uint8Array & { readonly [message]: true };

const finalBinary = 0x82;

/** As a server sends it: in one piece and not masked (RFC 6455, 5.2). */
export function toMessage(frame: Uint8Array): Message {
  const { length } = frame;
  const headerLength = length < 126 ? 2 : length <= 0xffff ? 4 : 10;
  // Not from the pool: one message that is kept would keep 8 KB.
  const bytes = Buffer.allocUnsafeSlow(headerLength + length);
  bytes[0] = finalBinary;
  if (headerLength === 2) {
    bytes[1] = length;
  } else if (headerLength === 4) {
    bytes[1] = 126;
    bytes.writeUInt16BE(length, 2);
  } else {
    bytes[1] = 127;
    bytes.writeBigUInt64BE(BigInt(length), 2);
  }
  bytes.set(frame, headerLength);
  return bytes as Uint8Array as Message;
}
