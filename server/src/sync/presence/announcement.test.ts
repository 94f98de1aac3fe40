import * as encoding from "lib0/encoding";
import { expect, test } from "vitest";
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from "y-protocols/awareness";
import * as Y from "yjs";
import { isGone, readAnnouncements, writeEntries, writeEntry } from "./announcement.ts";

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

test("reads what an Awareness writes, and writes what it reads", () => {
  const awareness = new Awareness(new Y.Doc());
  awareness.setLocalState({ user: { name: "Änn 👩🏽‍💻" } });
  const update = encodeAwarenessUpdate(awareness, [awareness.clientID]);
  const [announcement] = readAnnouncements(update);
  expect(announcement).toMatchObject({ clientId: awareness.clientID, clock: 1 });
  const { clientId = 0, clock = 0, json = bytes("") } = announcement ?? {};
  expect(writeEntries([writeEntry(clientId, clock, json)], 1)).toEqual(update);

  const reader = new Awareness(new Y.Doc());
  applyAwarenessUpdate(reader, update, undefined);
  expect(reader.getStates().get(clientId)).toEqual({ user: { name: "Änn 👩🏽‍💻" } });
  applyAwarenessUpdate(reader, writeEntries([writeEntry(clientId, clock)], 1), undefined);
  expect(reader.getStates().has(clientId)).toBe(false);
  awareness.destroy();
  reader.destroy();
});

test("a client that has gone is told from one that has a state", () => {
  const [gone, here] = readAnnouncements(writeEntries([writeEntry(1, 2), writeEntry(1, 3, bytes("{}"))], 2));
  expect([gone, here].map((each) => each && isGone(each))).toEqual([true, false]);
});

test("a count that lies allocates nothing and is malformed", () => {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 2 ** 40);
  const malformed = expect.objectContaining({ code: "malformed" });
  expect(() => readAnnouncements(encoding.toUint8Array(encoder))).toThrow(malformed);
  expect(() => readAnnouncements(new Uint8Array([1, 1, 1, 100, 0]))).toThrow(malformed);
  expect(() => readAnnouncements(new Uint8Array())).toThrow(malformed);
  const beyond = new Uint8Array([1, 255, 255, 255, 255, 255, 255, 255, 127, 1, 2, 123, 125]);
  expect(() => readAnnouncements(beyond)).toThrow(malformed);
});

test("of ten thousand client ids in one update the first thousand are looked at", () => {
  const entries = Array.from({ length: 10_000 }, (_, index) => writeEntry(index, 1, bytes("{}")));
  expect(readAnnouncements(writeEntries(entries, entries.length))).toHaveLength(1_000);
});
