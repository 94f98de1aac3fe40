import { afterEach, beforeEach, expect, test, vi } from "vitest";
import * as Y from "yjs";
import type { DocumentId } from "../documents/document-id.ts";
import { titleOf } from "../documents/roots.ts";
import type { Catalogue, CatalogueEntry } from "../storage/catalogue.ts";
import { type CatalogueKeeper, keepCatalogue } from "./keep-catalogue.ts";
import type { LiveDocument } from "./live-document.ts";

let entries: CatalogueEntry[];
let keeper: CatalogueKeeper;
let document: LiveDocument;

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
  entries = [];
  const catalogue = { put: async (entry: CatalogueEntry) => void entries.push(entry) } as Partial<Catalogue>;
  keeper = keepCatalogue({ catalogue: catalogue as Catalogue, isLive: () => true, onError() {} });
  const identity = { documentId: "notes" as DocumentId, createdAt: 0 };
  document = Object.assign(new Y.Doc(), identity) as unknown as LiveDocument;
});

afterEach(() => void vi.useRealTimers());

test("an entry that is put late tells when the document has changed, not when it was put", async () => {
  keeper.changed(document);
  await vi.advanceTimersByTimeAsync(5_000);
  keeper.changed(document);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(entries.map(({ updatedAt }) => updatedAt)).toEqual([0, 5_000]);
});

test("a title is put soon", async () => {
  keeper.changed(document);
  await vi.advanceTimersByTimeAsync(2_000);
  titleOf(document).insert(0, "Harvest");
  keeper.changed(document);
  await vi.advanceTimersByTimeAsync(1);
  expect(entries.map(({ title }) => title)).toEqual(["", "Harvest"]);
});
