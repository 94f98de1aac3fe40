import fc from "fast-check";
import { expect, test } from "vitest";
import type { DocumentId } from "../documents/document-id.ts";
import { messageTypes, readBytes, writeAwareness } from "./protocol.ts";
import { closingOf, createPlainWire, isRoomRequest, readRoomRequest } from "./y-websocket.ts";

const notes = "notes" as DocumentId;
const wire = createPlainWire(notes);

test.each([
  ["/yjs/notes", { documentId: "notes", token: "" }],
  ["/yjs/notes?token=abc", { documentId: "notes", token: "abc" }],
  ["/yjs/notes?other=1&token=a%2Bb%3D", { documentId: "notes", token: "a+b=" }],
  ["/yjs/notes/comments?token=x?y", { documentId: "notes/comments", token: "x?y" }],
  ["/yjs/notes%2Fcomments", { documentId: "notes/comments", token: "" }],
  ["/yjs/a%3Ab", { documentId: "a:b", token: "" }],
])("%s is a visit", (url, visit) => {
  expect(isRoomRequest(url)).toBe(true);
  expect(readRoomRequest(url)).toEqual(visit);
});

test.each(["/yjs/", "/yjs/?token=x", "/yjs/%", "/yjs/a/b", "/yjs/a%00b", "/yjs/__proto__", `/yjs/${"a".repeat(129)}`])(
  "%s names no document",
  (url) => {
    expect(isRoomRequest(url)).toBe(true);
    expect(() => readRoomRequest(url)).toThrow(expect.objectContaining({ code: "invalid-document-id" }));
  },
);

test("other paths are no visit", () => {
  expect(["/yjs", "/sync", "/yjsx/notes", "/", ""].filter(isRoomRequest)).toEqual([]);
});

test("presence goes in to the document of the socket", () => {
  fc.assert(
    fc.property(fc.uint8Array(), (presence) => {
      const back = wire.read(writeAwareness(undefined, presence));
      expect([back.address, back.type, readBytes(back)]).toEqual([notes, messageTypes.awareness, presence]);
    }),
    { numRuns: process.env["TEST_LONG"] ? 100_000 : 200 },
  );
});

test("whatever bytes come in are a frame of the socket's document, or malformed", () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      try {
        expect(wire.read(bytes).address).toBe(notes);
      } catch (error) {
        expect(error).toMatchObject({ code: "malformed" });
      }
    }),
    { numRuns: process.env["TEST_LONG"] ? 100_000 : 200 },
  );
});

test("who is refused for good is closed with 44xx, who may come again with another code", () => {
  expect(closingOf("not-allowed").code).toBe(4403);
  expect(closingOf("permission-denied").code).toBe(4403);
  expect(closingOf("document-deleted").code).toBe(4410);
  expect(closingOf("unavailable").code).toBe(1013);
});
