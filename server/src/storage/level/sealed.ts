import { crc32 } from "node:zlib";

const checksumBytes = 4;

/** A value whose checksum does not fit its key and bytes: it was damaged, or stood under another key. */
export class Damaged extends Error {
  override readonly name = "Damaged";
}

/**
 * Puts a checksum over key and value before the value. LevelDB's own checksums do not reach the reader: its recovery
 * skips what does not fit and says nothing.
 */
export function seal(key: Uint8Array, value: Uint8Array): Buffer {
  const sealed = Buffer.allocUnsafe(checksumBytes + value.length);
  sealed.writeUInt32BE(crc32(value, crc32(key)));
  sealed.set(value, checksumBytes);
  return sealed;
}

/** The value without its checksum; throws `Damaged` where it does not fit. */
export function unseal(key: Uint8Array, sealed: Uint8Array): Uint8Array {
  if (!isWhole(key, sealed)) throw new Damaged(`The value under ${Buffer.from(key).toString("hex")} is damaged.`);
  return sealed.subarray(checksumBytes);
}

/** Whether it is what was put under this key. */
export function isWhole(key: Uint8Array, sealed: Uint8Array): boolean {
  if (sealed.length < checksumBytes) return false;
  const expected = new DataView(sealed.buffer, sealed.byteOffset, sealed.byteLength).getUint32(0);
  return expected === crc32(sealed.subarray(checksumBytes), crc32(key));
}

export function sealJson(key: Uint8Array, value: unknown): Buffer {
  return seal(key, Buffer.from(JSON.stringify(value)));
}

/** The caller says what was put there; the checksum says that it is still that. */
export function unsealJson<Value>(key: Uint8Array, sealed: Uint8Array): Value {
  return JSON.parse(new TextDecoder().decode(unseal(key, sealed))) as Value;
}
