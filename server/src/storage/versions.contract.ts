import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { DocumentId } from "../documents/document-id.ts";
import type { DocumentLog } from "./document-log.ts";
import type { Versions } from "./versions.ts";

/** A storage under test, and what can happen to it. */
export interface VersionsUnderTest {
  readonly log: DocumentLog;
  readonly versions: Versions;
  /** What a killed process leaves, opened by another. */
  crash(): Promise<VersionsUnderTest>;
  close(): Promise<void>;
}

const ann = { user: "ann" };
const notes = "notes" as DocumentId;

export function versionsContract(name: string, open: () => Promise<VersionsUnderTest>) {
  describe(`${name} keeps named versions:`, () => {
    let store: VersionsUnderTest;

    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    async function write(documentId: DocumentId, count: number) {
      const { writer } = await store.log.open(documentId);
      // Updates without content.
      for (let update = 0; update < count; update++) writer.append(new Uint8Array([0, 0]), ann);
      await writer.close();
    }

    const names = async (id = notes) => (await store.versions.list(id)).map((one) => [one.sequence, one.name]);

    test("a document that is not there has none and gets none", async () => {
      expect(await store.versions.name(notes, "First", ann)).toBeUndefined();
      expect(await store.versions.list(notes)).toEqual([]);
      expect(await store.versions.remove(notes, 1)).toBe(false);
    });

    test("a version names the last durable update, with time and author", async () => {
      const before = Date.now();
      await write(notes, 3);
      const version = await store.versions.name(notes, "First draft", ann);
      expect(version).toMatchObject({ sequence: 3, name: "First draft", by: ann });
      expect(version?.time).toBeGreaterThanOrEqual(before);
      await store.log.compact(notes);
      await write(notes, 2);
      await store.versions.name(notes, "Second draft", { user: "" });
      expect(await names()).toEqual([
        [5, "Second draft"],
        [3, "First draft"],
      ]);
    });

    test("a moment has one name, and it survives a crash", async () => {
      await write(notes, 1);
      await store.log.compact(notes);
      await store.versions.name(notes, "Wrong", ann);
      await store.versions.name(notes, "Right", ann);
      store = await store.crash();
      expect(await names()).toEqual([[1, "Right"]]);
    });

    test("a removed version is gone, and its moment stays", async () => {
      await write(notes, 2);
      await store.versions.name(notes, "Draft", ann);
      expect(await store.versions.remove(notes, 1)).toBe(false);
      expect(await store.versions.remove(notes, 2)).toBe(true);
      expect(await store.versions.remove(notes, 2)).toBe(false);
      expect(await names()).toEqual([]);
      expect((await store.log.read(notes))?.head).toBe(2);
    });

    test("versions are their document's: deleted with it, and none of another's or of another life", async () => {
      const other = "notes/comments" as DocumentId;
      await write(notes, 1);
      await write(other, 2);
      await store.versions.name(notes, "Mine", ann);
      await store.versions.name(other, "Other", ann);
      const deletion = store.log.delete(notes);
      const late = store.versions.name(notes, "Too late", ann);
      await deletion;
      expect(await late).toBeUndefined();
      await write(notes, 1);
      expect(await names()).toEqual([]);
      expect(await names(other)).toEqual([[2, "Other"]]);
    });
  });
}
