import { digest } from "lib0/hash/sha256";

/** The SHA-256 of content in hexadecimal. */
export async function hashContent(content: Uint8Array<ArrayBuffer>): Promise<string> {
  // Without HTTPS browsers offer no cryptography.
  const { subtle } = globalThis.crypto as { subtle?: SubtleCrypto };
  return subtle ? toHex(new Uint8Array(await subtle.digest("SHA-256", content))) : hashNow(content);
}

/** The same at once: for small content, where nothing can wait. */
export function hashNow(content: Uint8Array<ArrayBuffer>): string {
  return toHex(digest(content));
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
