import { Refusal } from "../refusal.ts";

declare const parsed: unique symbol;

/** The SHA-256 of a file's content in lower-case hexadecimal: its name, its place on the disk and the proof that it is whole. */
export type ContentAddress = string & { readonly [parsed]: "ContentAddress" };

const address = /^([0-9a-f]{64})(\.[a-z0-9]{1,16})?$/;

/** Accepts 64 hexadecimal digits, also with an ending like `.png`, which says something to people only. */
export function parseContentAddress(text: string): ContentAddress {
  const digits = address.exec(text)?.[1];
  if (!digits) throw new Refusal("malformed", "A file is named by its SHA-256: 64 of 0-9 a-f.");
  return digits as ContentAddress;
}
