import fc from "fast-check";
import { expect, test } from "vitest";
import { parseDocumentId } from "./document-id.ts";
import { documentIdOf, fileNameOf } from "./file-name.ts";

const ids = fc
  .tuple(fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/), fc.constantFrom("", "/comments"))
  .map(([own, companion]) => parseDocumentId(own + companion));

test("every document has a file name of its own, which is no path and fits every file system", () => {
  const property = fc.property(fc.uniqueArray(ids, { maxLength: 50 }), (documentIds) => {
    const taken = new Set<string>();
    const names = documentIds.map((documentId) => fileNameOf(documentId, taken));
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(documentIds.length);
    for (const name of names) {
      expect(name).toMatch(/^[A-Za-z0-9][A-Za-z0-9._%~-]*\.yjs$/);
      expect(name.length).toBeLessThan(255);
    }
  });
  fc.assert(property, { numRuns: process.env["TEST_LONG"] ? 5_000 : 100 });
});

test("a name that was not shortened says which document it is", () => {
  const documentId = parseDocumentId("team:2024.plan/comments");
  expect(fileNameOf(documentId, new Set())).toBe("team%3A2024.plan%2Fcomments.yjs");
  expect(documentIdOf("team%3A2024.plan%2Fcomments.yjs")).toBe(documentId);
});

test("names that differ in case only are told apart", () => {
  const taken = new Set<string>();
  const names = ["notes", "Notes", "NOTES"].map((id) => fileNameOf(parseDocumentId(id), taken));
  expect(names).toEqual(["notes.yjs", "Notes~2.yjs", "NOTES~3.yjs"]);
});

test.each(["Notes~2.yjs", "..%2F..%2Fetc.yjs", "%.yjs", "two words.yjs"])("%s names no document", (name) => {
  expect(() => documentIdOf(name)).toThrow("is not named after a document");
});
