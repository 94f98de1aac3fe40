import { createHmac, timingSafeEqual } from "node:crypto";
import type { Sequence } from "../storage/document-log.ts";

const proofBytes = 12;

/**
 * Tells a client that was promised more than the disk has now from one that makes it up: every receipt carries a proof,
 * text of 16 characters, that takes the document's own key to make.
 */
export function proveReceipt(receiptKey: string, sequence: Sequence): string {
  const hmac = createHmac("sha256", receiptKey).update(`receipt ${sequence}`);
  return hmac.digest().subarray(0, proofBytes).toString("base64url");
}

export function isProven(receiptKey: string, sequence: Sequence, proof: string): boolean {
  const expected = Buffer.from(proveReceipt(receiptKey, sequence));
  const given = Buffer.from(proof);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
