import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ClassicLevel } from "classic-level";
import { expect, test } from "vitest";
import * as Y from "yjs";
import type { DocumentId } from "../../documents/document-id.ts";
import { buildSnapshot } from "../snapshot-builder.ts";
import { versionsContract, type VersionsUnderTest } from "../versions.contract.ts";
import { type DataFolder, openDataFolder } from "./data-folder.ts";

const notes = "notes" as DocumentId;
const ann = { user: "ann" };

function open(folder: string): Promise<DataFolder> {
  return openDataFolder(folder, {
    buildSnapshot,
    onCompactionFailed(_, error) {
      throw error;
    },
  });
}

async function underTest(folder: string): Promise<VersionsUnderTest> {
  const { log, versions, close } = await open(folder);
  return {
    log,
    versions,
    async crash() {
      const copy = await temporaryFolder();
      await cp(folder, copy, { recursive: true, filter: (path) => !path.endsWith("LOCK") });
      await close();
      await rm(folder, { recursive: true });
      return underTest(copy);
    },
    async close() {
      await close();
      await rm(folder, { recursive: true });
    },
  };
}

versionsContract("LevelDB", async () => underTest(await temporaryFolder()));

test("of a document that is deleted for good, no key is left but its tombstone", async () => {
  const folder = await temporaryFolder();
  const { log, catalogue, versions, close } = await open(folder);
  const { writer } = await log.open(notes);
  const source = new Y.Doc();
  source.on("update", (update: Uint8Array) => writer.append(update, ann));
  for (let round = 0; round < 3; round++) {
    source.getText("content").insert(0, "secret");
    await writer.settled();
    await versions.name(notes, `Round ${round}`, ann);
    await log.compact(notes);
  }
  source.getText("content").insert(0, "after the last snapshot");
  await writer.close();
  await catalogue.put({ documentId: notes, title: "Secret", createdAt: 1, updatedAt: 2 });

  await log.delete(notes);
  await close();
  expect(await kindsIn(folder)).toEqual(["t"]);
  await rm(folder, { recursive: true });
});

/** The first letter of every key in the folder. */
async function kindsIn(folder: string): Promise<string[]> {
  const level = new ClassicLevel<Buffer, Buffer>(join(folder, "leveldb"), { keyEncoding: "buffer" });
  const keys = await level.keys().all();
  await level.close();
  return keys.map((key) => key.toString("latin1", 0, 1));
}

function temporaryFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), "weft-versions-"));
}
