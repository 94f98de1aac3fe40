import * as decoding from "lib0/decoding";

const literal = 0;
/** Lengths from here on stand in the bytes that follow. */
const longLiteral = 60;

/**
 * What was compressed with Snappy. Throws for what was not.
 * https://github.com/google/snappy/blob/main/format_description.txt
 */
export function decompress(bytes: Uint8Array): Buffer {
  const from = decoding.createDecoder(bytes);
  const length = decoding.readVarUint(from);
  // No two bytes stand for more than 64.
  if (length > bytes.length * 32) throw new RangeError("It is longer than it can be.");
  const to = Buffer.alloc(length);
  let at = 0;
  while (decoding.hasContent(from)) {
    const tag = decoding.readUint8(from);
    const kind = tag & 3;
    if (kind === literal) {
      const size = tag >> 2;
      const content = decoding.readUint8Array(from, 1 + (size < longLiteral ? size : readNumber(from, size - 59)));
      to.set(content, at);
      at += content.length;
      continue;
    }
    const size = kind === 1 ? 4 + ((tag >> 2) & 7) : 1 + (tag >> 2);
    const back = kind === 1 ? ((tag >> 5) << 8) | decoding.readUint8(from) : readNumber(from, kind === 2 ? 2 : 4);
    if (back === 0 || back > at) throw new RangeError("It refers to what is not there.");
    // Byte for byte: it may repeat what it is just writing.
    for (const end = at + size; at < end; at++) to[at] = to.readUInt8(at - back);
  }
  if (at !== length) throw new RangeError("It is not as long as it says.");
  return to;
}

/** Little-endian. */
function readNumber(from: decoding.Decoder, bytes: number): number {
  let number = 0;
  for (let byte = 0; byte < bytes; byte++) number += decoding.readUint8(from) * 2 ** (8 * byte);
  return number;
}
