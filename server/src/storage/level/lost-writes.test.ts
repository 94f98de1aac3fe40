import { mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openDatabase } from "./database.ts";
import { hashDocument, sequenceKey } from "./keys.ts";
import { findLostWrites } from "./log-file.ts";
import { readLostParts } from "./lost-writes.ts";

const notes = hashDocument("notes");
const document = notes.toString("hex");
const updates = 60;
const timeout = 600_000;

let folder: string;
let file: string;
let written: Buffer;

// Over three blocks of LevelDB's log, some writes of several fragments.
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "weft-lost-"));
  const database = await openDatabase(join(folder, "leveldb"));
  for (let sequence = 1; sequence <= updates; sequence++) {
    const key = sequenceKey("log", notes, "00000001", sequence);
    await database.write([{ type: "put", key, value: Buffer.alloc(sequence * 40, sequence) }]);
  }
  await database.close();
  const name = (await readdir(join(folder, "leveldb"))).find((found) => found.endsWith(".log"));
  file = join(folder, "leveldb", name ?? "");
  written = await readFile(file);
});

beforeEach(() => writeFile(file, written));
afterAll(() => rm(folder, { recursive: true }));

/** The updates that LevelDB does not have when it has opened the log. */
async function findGone(): Promise<number[]> {
  const database = await openDatabase(join(folder, "leveldb"));
  const gone: number[] = [];
  for (let sequence = 1; sequence <= updates; sequence++) {
    const key = sequenceKey("log", notes, "00000001", sequence);
    if (!(await database.read((view) => view.get(key)))) gone.push(sequence);
  }
  await database.close();
  return gone;
}

test("in a whole log nothing is lost", async () => {
  expect(written.length).toBeGreaterThan(64 * 1024);
  expect(await readLostParts(folder)).toEqual([]);
});

test("a flipped byte is damage, and costs what follows in its block", async () => {
  const damaged = Buffer.from(written);
  damaged[30_000] = damaged.readUInt8(30_000) ^ 1;
  await writeFile(file, damaged);
  const lost = await readLostParts(folder);
  expect(lost.every((part) => part.type === "damaged" && part.document === document)).toBe(true);
  const sequences = lost.map(({ sequence }) => sequence ?? 0);
  expect(sequences.length).toBeGreaterThan(1);
  expect(sequences).toEqual(sequences.map((_, index) => (sequences[0] ?? 0) + index));

  // LevelDB agrees: these, and no others, are gone.
  expect(sequences).toEqual(await findGone());
});

test("a cut tail is told with the update that was cut", async () => {
  await truncate(file, written.length - 50);
  expect(await readLostParts(folder)).toEqual([{ type: "cut", document, sequence: updates }]);
});

test("a zeroed page is damage", () => {
  expect(findLostWrites(Buffer.from(written).fill(0, 36_864, 40_960)).map(({ type }) => type)).toContain("damaged");
});

test("what a zeroed page costs is named, or told as something unknown", { timeout }, async () => {
  for (let page = 0; page < written.length; page += 4_096) {
    await writeFile(file, Buffer.from(written).fill(0, page, Math.min(page + 4_096, written.length)));
    const lost = await readLostParts(folder);
    const gone = await findGone();
    expect(gone.length).toBeLessThan(updates);
    await rm(join(folder, "leveldb"), { recursive: true });
    await mkdir(join(folder, "leveldb"));
    const named = new Set(lost.map(({ sequence }) => sequence));
    const isUnknownTold = lost.some((part) => part.document === undefined);
    expect({ page, unnoticed: isUnknownTold ? [] : gone.filter((sequence) => !named.has(sequence)) }).toEqual({
      page,
      unnoticed: [],
    });
    expect(gone.length === 0 || lost.length > 0).toBe(true);
  }
});

test("no flipped bit goes unnoticed", { timeout }, () => {
  const property = fc.property(fc.integer({ min: 0, max: written.length - 1 }), fc.nat(7), (at, bit) => {
    const damaged = Buffer.from(written);
    damaged[at] = damaged.readUInt8(at) ^ (1 << bit);
    // The end of a block that is too short for a fragment is filled with zeros.
    const isFiller = at % 32_768 >= 32_768 - 6 && written.readUInt8(at) === 0;
    expect(findLostWrites(damaged).length > 0 || isFiller).toBe(true);
  });
  fc.assert(property, { numRuns: process.env["TEST_LONG"] ? 20_000 : 150 });
});

test("no cut within a write goes unnoticed, and none is taken for damage", { timeout }, () => {
  const ends = new Set<number>();
  for (let at = 0; at < written.length;) {
    if (32_768 - (at % 32_768) < 7) at += 32_768 - (at % 32_768);
    const type = written.readUInt8(at + 6);
    at += 7 + written.readUInt16LE(at + 4);
    if (type === 1 || type === 4) ends.add(at);
  }
  expect(ends.size).toBe(updates);
  const property = fc.property(fc.integer({ min: 1, max: written.length - 1 }), (length) => {
    const lost = findLostWrites(written.subarray(0, length)).map(({ type }) => type);
    expect(lost).toEqual(ends.has(length) ? [] : ["cut"]);
  });
  fc.assert(property, { numRuns: process.env["TEST_LONG"] ? 20_000 : 150 });
});
