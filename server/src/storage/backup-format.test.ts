import { PassThrough, Readable } from "node:stream";
import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Entry } from "./backup-format.ts";
import { checkBackup, NoBackup, readBackup } from "./read-backup.ts";
import { writeBackup } from "./write-backup.ts";

const numRuns = process.env["TEST_LONG"] ? 5_000 : 60;
const timeout = 600_000;

const entries: fc.Arbitrary<Entry[]> = fc.array(
  fc.tuple(fc.uint8Array({ maxLength: 30 }), fc.uint8Array({ maxLength: 400 })),
  { maxLength: 30 },
);

describe("a backup", () => {
  test("gives back the entries that were put in, however it is cut into chunks", { timeout }, async () => {
    await fc.assert(
      fc.asyncProperty(entries, fc.integer({ min: 1, max: 500 }), async (written, chunkBytes) => {
        const file = await write(written);
        const read = await collect(readBackup(chunksOf(file, chunkBytes)));
        expect(read.map(plain)).toEqual(written.map(plain));
        expect(Buffer.concat(await collect(checkBackup(chunksOf(file, chunkBytes))))).toEqual(file);
      }),
      { numRuns },
    );
  });

  test("with large values comes back, too", async () => {
    const written = [3, 5_000_000, 0, 700_000].map((size): Entry => [randomBytes(8), randomBytes(size)]);
    const read = await collect(readBackup(chunksOf(await write(written), 64 * 1024)));
    expect(read.length).toBe(written.length);
    expect(read.every(([, value], index) => Buffer.compare(value, written[index]?.[1] ?? value) === 0)).toBe(true);
  });

  test("that was cut anywhere is noticed, by the check and by the reader", { timeout }, async () => {
    const property = fc.asyncProperty(entries, fc.nat(), async (written, at) => {
      const file = await write(written);
      await expectNoBackup(file.subarray(0, at % file.length));
    });
    await fc.assert(property, { numRuns });
  });

  test("with one bit flipped anywhere is noticed, by the check and by the reader", { timeout }, async () => {
    const property = fc.asyncProperty(entries, fc.nat(), fc.integer({ min: 0, max: 7 }), async (written, at, bit) => {
      const file = await write(written);
      file[at % file.length] = file.readUInt8(at % file.length) ^ (1 << bit);
      await expectNoBackup(file);
    });
    await fc.assert(property, { numRuns });
  });

  test("with bytes after its end is noticed", async () => {
    await expectNoBackup(Buffer.concat([await write([[Buffer.from("k"), Buffer.from("v")]]), Buffer.from("x")]));
  });

  test("waits for whoever takes it, and fails when the entries fail", async () => {
    const slow = new PassThrough({ highWaterMark: 1024 });
    let taken = 0;
    async function* endless() {
      for (;;) {
        taken += 1;
        yield [Buffer.from("key"), randomBytes(64 * 1024)] as const;
        if (taken > 1_000) throw new Error("The disk is gone.");
      }
    }
    const writing = writeBackup(endless(), slow);
    for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve));
    expect(taken).toBeLessThan(50);
    await Promise.all([
      expect(writing).rejects.toThrow("The disk is gone."),
      expect(collect(slow)).rejects.toThrow("The disk is gone."),
    ]);
  });
});

async function write(written: readonly Entry[]): Promise<Buffer> {
  const file = new PassThrough();
  const [chunks] = await Promise.all([collect(file), writeBackup(Readable.from(written), file)]);
  return Buffer.concat(chunks as Buffer[]);
}

async function expectNoBackup(file: Buffer) {
  await expect(collect(readBackup(chunksOf(file, 100)))).rejects.toThrow(NoBackup);
  await expect(collect(checkBackup(chunksOf(file, 100)))).rejects.toThrow(NoBackup);
}

async function* chunksOf(file: Buffer, bytes: number) {
  for (let start = 0; start < file.length; start += bytes) yield file.subarray(start, start + bytes);
}

async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const collected: Item[] = [];
  for await (const item of items) collected.push(item);
  return collected;
}

function plain([key, value]: Entry): [number[], number[]] {
  return [[...key], [...value]];
}
