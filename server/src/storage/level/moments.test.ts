import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { createCommitQueue } from "./commit-queue.ts";
import { openDatabase } from "./database.ts";
import { momentKey } from "./keys.ts";
import { createLevelMoments } from "./moments.ts";

async function open() {
  const folder = await mkdtemp(join(tmpdir(), "weft-moments-"));
  const database = await openDatabase(folder);
  onTestFinished(async () => {
    await database.close();
    await rm(folder, { recursive: true });
  });
  const moments = createLevelMoments(database, createCommitQueue(database));
  return { database, moments };
}

test("moments are kept by name, replaced, and forgotten", async () => {
  const { moments } = await open();
  await moments.put("a", 1);
  await moments.put("__proto__", 2);
  await moments.put("a", 3);
  await moments.put("b", 4);
  await moments.forget(["b", "never there"]);
  expect(await moments.all()).toEqual({
    moments: new Map([
      ["a", 3],
      ["__proto__", 2],
    ]),
    areAll: true,
  });
});

test("one that is damaged costs itself, and is not hidden", async () => {
  const { database, moments } = await open();
  await moments.put("a", 1);
  await moments.put("b", 2);
  await database.write([{ type: "put", key: momentKey("a"), value: Buffer.from("not what was put there") }]);
  expect(await moments.all()).toEqual({ moments: new Map([["b", 2]]), areAll: false });
});
