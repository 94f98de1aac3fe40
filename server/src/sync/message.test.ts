import { expect, test } from "vitest";
import { toMessage } from "./message.ts";

test.each([
  [0, [0x82, 0]],
  [125, [0x82, 125]],
  [126, [0x82, 126, 0, 126]],
  [65_535, [0x82, 126, 0xff, 0xff]],
  [65_536, [0x82, 127, 0, 0, 0, 0, 0, 1, 0, 0]],
])("a frame of %i bytes has the header of RFC 6455", (length, header) => {
  const frame = new Uint8Array(length).fill(7);
  expect(Buffer.compare(toMessage(frame), Buffer.concat([Buffer.from(header), frame]))).toBe(0);
});
