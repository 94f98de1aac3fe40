import * as encoding from "lib0/encoding";

/** Bytes put together of numbers as lib0 writes them, texts with their length, and what is already bytes. */
export function bytes(...parts: (number | string | Uint8Array)[]): Uint8Array {
  const encoder = encoding.createEncoder();
  for (const part of parts) {
    if (typeof part === "number") encoding.writeVarUint(encoder, part);
    else if (typeof part === "string") encoding.writeVarString(encoder, part);
    else encoding.writeUint8Array(encoder, part);
  }
  return encoding.toUint8Array(encoder);
}

/** The first byte of a struct: text that stands behind the id that follows. */
export const textAfter = Uint8Array.of(0x84);

/** Parts, so many times, in one go: millions of small arrays would take longer than what they are for. */
export function repeated(count: number, parts: (index: number) => readonly (number | Uint8Array)[]): Uint8Array {
  const encoder = encoding.createEncoder();
  for (let index = 0; index < count; index++) {
    for (const part of parts(index)) {
      if (typeof part === "number") encoding.writeVarUint(encoder, part);
      else encoding.writeUint8Array(encoder, part);
    }
  }
  return encoding.toUint8Array(encoder);
}

/** With its length before it. */
export function sized(content: Uint8Array): Uint8Array {
  return bytes(content.length, content);
}

/** Numbers that look random and are the same for the same seed. */
export function createDice(seed: number): (sides: number) => number {
  let state = seed >>> 0;
  return (sides) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
}
