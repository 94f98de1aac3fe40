import { Refusal } from "../../refusal.ts";

/** Reads lib0's encoding. Never looks past the end, and never allocates by a number that was only claimed. */
export class Cursor {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** Bytes. */
  get left(): number {
    return this.#bytes.length - this.#at;
  }

  byte(): number {
    const byte = this.#bytes[this.#at++];
    if (byte === undefined) throw endsEarly();
    return byte;
  }

  uint(): number {
    let byte = this.byte();
    if (byte < 0x80) return byte;
    let value = byte & 0x7f;
    for (let factor = 0x80; ; factor *= 0x80) {
      byte = this.byte();
      value += (byte & 0x7f) * factor;
      if (value > Number.MAX_SAFE_INTEGER) throw new Refusal("malformed", "A number is too large.");
      if (byte < 0x80) return value;
    }
  }

  int(): number {
    let byte = this.byte();
    const isNegative = (byte & 0x40) !== 0;
    let value = byte & 0x3f;
    for (let factor = 0x40; byte >= 0x80; factor *= 0x80) {
      byte = this.byte();
      value += (byte & 0x7f) * factor;
      if (value > Number.MAX_SAFE_INTEGER) throw new Refusal("malformed", "A number is too large.");
    }
    return isNegative ? -value : value;
  }

  view(length: number): DataView {
    const bytes = this.take(length);
    return new DataView(bytes.buffer, bytes.byteOffset, length);
  }

  /** A view: whoever keeps it keeps the whole message. */
  take(length: number): Uint8Array {
    const start = this.#at;
    if (length > this.#bytes.length - start) throw endsEarly();
    this.#at = start + length;
    return this.#bytes.subarray(start, this.#at);
  }

  string(): string {
    const length = this.uint();
    const start = this.#at;
    if (length > this.#bytes.length - start) throw endsEarly();
    if (length === 1) {
      const byte = this.byte();
      if (byte < 0x80) return String.fromCharCode(byte);
      throw new Refusal("malformed", "A string is not in UTF-8.");
    }
    this.#at = start + length;
    try {
      return utf8.decode(this.#bytes.subarray(start, this.#at));
    } catch (cause) {
      throw new Refusal("malformed", "A string is not in UTF-8.", { cause });
    }
  }
}

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function endsEarly(): Refusal {
  return new Refusal("malformed", "The update ends too early.");
}
