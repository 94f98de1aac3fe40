import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { openDatabase } from "./database.ts";
import { hashDocument, sequenceKey } from "./keys.ts";
import { findDamagedBlocks } from "./table-file.ts";

const footerBytes = 48;
const paddedUntil = footerBytes - 8;

let table: Buffer;

// Some blocks that can be compressed and some that cannot, as LevelDB itself lays them down.
beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), "weft-table-"));
  const database = await openDatabase(join(folder, "leveldb"));
  for (let sequence = 1; sequence <= 400; sequence++) {
    const hash = createHash("sha512").update(String(sequence)).digest();
    const value = sequence % 2 ? Buffer.alloc(300, sequence) : Buffer.concat([hash, hash, hash, hash]);
    const key = sequenceKey("log", hashDocument(`notes-${sequence % 7}`), "00000001", sequence);
    await database.write([{ type: "put", key, value }]);
  }
  await database.close();
  // A log is written to a table when it is opened again.
  await (await openDatabase(join(folder, "leveldb"))).close();
  const name = (await readdir(join(folder, "leveldb"))).find((found) => found.endsWith(".ldb"));
  table = await readFile(join(folder, "leveldb", name ?? ""));
  await rm(folder, { recursive: true });
});

test("a whole table has no damage", () => {
  expect(table.length).toBeGreaterThan(20_000);
  expect(findDamagedBlocks(table)).toEqual([]);
});

test("no flipped bit goes unnoticed", () => {
  const property = fc.property(fc.integer({ min: 0, max: table.length - 1 }), fc.nat(7), (at, bit) => {
    const damaged = Buffer.from(table);
    damaged[at] = damaged.readUInt8(at) ^ (1 << bit);
    const inFooter = at - (table.length - footerBytes);
    const isFiller = inFooter >= 0 && inFooter < paddedUntil && table.readUInt8(at) === 0;
    expect(findDamagedBlocks(damaged).length > 0 || isFiller).toBe(true);
  });
  fc.assert(property, { numRuns: process.env["TEST_LONG"] ? 20_000 : 300 });
});

test("no cut goes unnoticed", () => {
  const property = fc.property(fc.nat(table.length - 1), (length) => {
    expect(findDamagedBlocks(table.subarray(0, length))).toHaveLength(1);
  });
  fc.assert(property, { numRuns: 100 });
});

test("the keys of a damaged block are known by its neighbours", () => {
  const damaged = Buffer.from(table).fill(0, 9_000, 9_001);
  damaged[9_000] = table.readUInt8(9_000) ^ 1;
  const [block, ...others] = findDamagedBlocks(damaged);
  expect(others).toEqual([]);
  const { after, upTo } = block?.keys ?? {};
  expect(block?.at).toBeLessThanOrEqual(9_000);
  expect(Buffer.compare(after ?? Buffer.of(), upTo ?? Buffer.of())).toBe(-1);
  expect(Buffer.from(upTo ?? []).toString("latin1", 0, 1)).toBe("l");
});
