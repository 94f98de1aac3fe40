/** One key of the store and what stands under it. */
export type Entry = readonly [key: Uint8Array, value: Uint8Array];

/**
 * A backup is a file, or a stream over HTTP:
 *
 *     "weft backup 2\n"
 *     gzip of, for each entry:  key length (4 bytes), value length (4 bytes), key, value
 *     number of entries (8 bytes)
 *     SHA-256 of everything before (32 bytes)
 *
 * Numbers are big-endian. The sum stands at the end, so a backup is written in one go, and one that was cut or changed
 * anywhere is no backup. At no time is more than a few entries of it in memory. Version 1 had no files among its entries.
 */
export const header = Buffer.from("weft backup 2\n", "latin1");
export const headerBefore = Buffer.from("weft backup 1\n", "latin1");
export const lengthsBytes = 8;
export const countBytes = 8;
export const sumBytes = 32;
