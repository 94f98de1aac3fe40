import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { parseDocumentId } from "../../documents/document-id.ts";
import { documentLogContract, type LogUnderTest } from "../document-log.contract.ts";
import { type BuildSnapshot, buildSnapshot } from "../snapshot-builder.ts";
import { createCommitQueue } from "./commit-queue.ts";
import { openDatabase } from "./database.ts";
import { createLevelDocumentLog } from "./document-log.ts";

async function openFolder(folder: string, build: BuildSnapshot = buildSnapshot): Promise<LogUnderTest> {
  const database = await openDatabase(folder);
  const log = await createLevelDocumentLog(database, createCommitQueue(database), {
    buildSnapshot: build,
    onCompactionFailed(_, error) {
      throw error;
    },
  });
  return {
    log,
    async crash() {
      // Written bytes belong to the operating system: a copy of the open folder is what a kill -9 leaves.
      const copy = await mkdtemp(join(tmpdir(), "weft-log-"));
      await cp(folder, copy, { recursive: true, filter: (path) => !path.endsWith("LOCK") });
      await database.close();
      await rm(folder, { recursive: true });
      return openFolder(copy);
    },
    async close() {
      await database.close();
      await rm(folder, { recursive: true });
    },
  };
}

documentLogContract("LevelDB", async () => openFolder(await mkdtemp(join(tmpdir(), "weft-log-"))));

test("a document everybody has left is compacted", async () => {
  const { log, close } = await openFolder(await mkdtemp(join(tmpdir(), "weft-log-")));
  const notes = parseDocumentId("notes");
  const { writer } = await log.open(notes);
  const document = new Y.Doc();
  document.on("update", (update: Uint8Array) => writer.append(update, { user: "" }));
  const text = document.getText();
  for (let typed = 0; typed < 300; typed++) text.insert(typed, "a");
  await writer.close();

  await expect.poll(async () => (await log.read(notes))?.records.length).toBe(0);
  expect((await log.read(notes))?.snapshot?.sequence).toBe(300);
  await close();
});

test("what comes while a compaction runs is folded right after it, without another keystroke", async () => {
  let goOn = () => {};
  const held = new Promise<void>((resolve) => (goOn = resolve));
  const { log, close } = await openFolder(await mkdtemp(join(tmpdir(), "weft-log-")), async (...state) => {
    await held;
    return buildSnapshot(...state);
  });
  const notes = parseDocumentId("notes");
  const { writer } = await log.open(notes);
  const document = new Y.Doc();
  document.on("update", (update: Uint8Array) => writer.append(update, { user: "" }));
  for (let round = 0; round < 2; round++) {
    for (let typed = 0; typed < 1_000; typed++) document.getText().insert(0, "a");
    await writer.settled();
  }
  goOn();
  await expect.poll(async () => (await log.read(notes))?.snapshot?.sequence, { timeout: 5_000 }).toBe(2_000);
  await close();
});

test("of a long history only the end is replayed when a document opens", async () => {
  const { log, close } = await openFolder(await mkdtemp(join(tmpdir(), "weft-log-")));
  const { writer } = await log.open(parseDocumentId("notes"));
  const document = new Y.Doc();
  document.on("update", (update: Uint8Array) => writer.append(update, { user: "" }));
  const text = document.getText();
  for (let round = 1; round <= 8; round++) {
    for (let typed = 0; typed < 1_500; typed++) text.insert(typed % 10, "a");
    text.delete(0, text.length);
    await writer.settled();
    await expect.poll(async () => (await log.read(parseDocumentId("notes")))?.records.length).toBeLessThan(2_000);
  }
  await close();
});
