import { expect, test } from "vitest";
import { parseDocumentId } from "../documents/document-id.ts";
import { actionToWrite, can } from "./roles.ts";

test("each role may do what the one before may, and more", () => {
  expect(can("viewer", "read")).toBe(true);
  expect(can("viewer", "comment")).toBe(false);
  expect(can("commenter", "comment")).toBe(true);
  expect(can("commenter", "write")).toBe(false);
  expect(can("editor", "write")).toBe(true);
  expect(can("editor", "delete")).toBe(false);
  expect(can("owner", "delete")).toBe(true);
});

test("writing in the comments of a document takes the right to comment", () => {
  expect(actionToWrite(parseDocumentId("notes/comments"))).toBe("comment");
  expect(actionToWrite(parseDocumentId("notes"))).toBe("write");
  expect(actionToWrite(parseDocumentId("comments"))).toBe("write");
});
