import { describe, expect, test } from "vitest";
import { parseDocumentId } from "./document-id.ts";

describe("parseDocumentId", () => {
  test.each(["a", "01JB8Z", "notes-2026_v1.2:draft", "a".repeat(128), "a/comments", "a..b"])("accepts %j", (text) => {
    expect(parseDocumentId(text)).toBe(text);
  });

  test.each([
    "",
    " ",
    ".",
    "..",
    "../../etc/passwd",
    "a/b",
    "/comments",
    "a/comments/comments",
    "a\0b",
    "a\nb",
    "-a",
    "__proto__",
    "constructor",
    "ä",
    "a‮b",
    "a".repeat(129),
    "a".repeat(10_240),
  ])("refuses %j", (text) => {
    expect(() => parseDocumentId(text)).toThrowError(expect.objectContaining({ code: "invalid-document-id" }));
  });
});
